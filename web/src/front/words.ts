/** The words of the first page that its parts alone use; English and Chinese have the same keys. */
const en = {
  /** what a group of assumptions of one kind says; a kind that is not here is told by its first sentence */
  assumed: {
    'stake-means-shares': 'a stake is one of shares, with their economics',
    'stated-control': 'who is said to control does control',
    'one-share-one-vote': 'one share, one vote',
    'no-earlier-holding': 'a buyer held none before the transfer',
    'start-unknown': 'a part was held before it was first told of',
    'seller-holds-enough': 'a seller holds what it sells',
  } as Readonly<Record<string, string>>,
  of: 'of',
  on: 'on',
  off: 'off',
  cases: (n: number): string => `${n} cases`,
};
export type FrontWords = typeof en;

const zh: FrontWords = {
  assumed: {
    'stake-means-shares': '权益为股份，并带有其经济权益',
    'stated-control': '据称控制者确有控制',
    'one-share-one-vote': '一股一票',
    'no-earlier-holding': '买方在转让之前未持有',
    'start-unknown': '首次述及之前即已持有',
    'seller-holds-enough': '卖方持有其所出售的部分',
  },
  of: '/',
  on: '开',
  off: '关',
  cases: (n) => `${n} 处`,
};

export const FRONT = { en, zh };
