"""scipy on the same questions: FILE.bin question. Bands at their middle; owners by powers of the share matrix, entries
under 0.1 % dropped in each round; control by rounds. Prints one line of JSON."""
import json
import resource
import sys
import time

import numpy as np
import scipy.sparse as sp

path, question = sys.argv[1:3]
companies, persons, links, _ = np.fromfile(path, dtype=np.int32, count=4)
rows = np.fromfile(path, dtype=np.int32, offset=16).reshape(links, 4)
owner, company = rows[:, 0], rows[:, 1]
ppm = (rows[:, 2] + rows[:, 3]) >> 1
nodes = int(companies) + int(persons)


def owners():
    inside = owner < companies
    chain = sp.csr_matrix((ppm[inside] * 1e-6, (company[inside], owner[inside])), shape=(companies, companies))
    direct = sp.csr_matrix((ppm[~inside] * 1e-6, (company[~inside], owner[~inside] - companies)), shape=(companies, persons))
    start = clock()
    share, before = direct, -1.0
    for _ in range(60):
        share = (direct + chain @ share).tocsr()
        share.data[share.data < 1e-3] = 0
        share.eliminate_zeros()
        total = share.data.sum()
        if abs(total - before) < 1e-6 * companies:
            break
        before = total
    found = int((share.data >= 0.25 - 1e-9).sum())
    return since(start), {"rows": found}


def control():
    held = sp.csr_matrix((ppm.astype(np.int64), (owner, company)), shape=(nodes, nodes))
    within = held[:companies][:, :companies].tocsr()
    start = clock()
    seeds = np.unique(owner[ppm > 500000])
    direct = held[:, :companies][seeds].tocsr()
    has = direct.copy()
    has.data = (has.data > 500000).astype(np.int64)
    has.eliminate_zeros()
    while True:
        more = (direct + has @ within).tocsr()
        more.data = (more.data > 500000).astype(np.int64)
        more.eliminate_zeros()
        if more.nnz == has.nnz:
            break
        has = more
    pairs = has.tocoo()
    itself = int((seeds[pairs.row] == pairs.col).sum())
    return since(start), {"pairs": int(has.nnz) - itself}


def clock():
    return time.perf_counter(), time.process_time()


def since(start):
    return {"seconds": time.perf_counter() - start[0], "cpuSeconds": time.process_time() - start[1]}


figures, check = {"owners": owners, "control": control}[question]()
figures["peakBytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"figures": figures, "check": check}))
