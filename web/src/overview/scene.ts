/** The overview on a canvas. A chunk of its own: only a group beyond the chart's most pays for it. */
import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import type { NodeHoverDrawingFunction } from 'sigma/rendering';
import type { Overview, OverviewLine, OverviewPoint } from '../../../src/faces/draw/overview.ts';
import type { Colours } from './colours.ts';
import { hubsOf } from './hubs.ts';
import { RingProgram } from './ring.ts';

export interface Scene {
  /** marks one point, names it, and brings it into view where it is not */
  mark(id: string): void;
  zoom(by: 1 | -1): void;
  whole(): void;
  recolour(colours: Colours): void;
  end(): void;
}

/**
 * @param host an element with a height; the canvases are put into it
 * @param choose called with a party that is clicked
 * @throws where the browser gives no WebGL
 */
export function sceneIn(host: HTMLElement, overview: Overview, first: Colours, choose: (id: string) => void): Scene {
  let colours = first;
  let marked: string | undefined;
  const size = pointSize(host, overview);
  const graph = graphOf(overview, size);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const sigma = new Sigma(graph, host, {
    ...looks(colours),
    labelSize: 12,
    labelDensity: 0.5,
    labelGridCellSize: 130,
    // The hubs have theirs from the start; all others when the reader has come near.
    labelRenderedSizeThreshold: size * 1.6,
    stagePadding: 28,
    minEdgeThickness: 0.8,
    zIndex: true,
    enableCameraRotation: false,
    nodeProgramClasses: { ring: RingProgram },
    defaultDrawNodeLabel: (...args) => lettered(colours, ...args),
    defaultDrawNodeHover: (...args) => named(colours, ...args),
    nodeReducer: (id, data) => ({
      ...data,
      color: id === marked ? colours.focus : colours.ink,
      ...(id === marked ? { size: data['size'] + 3, highlighted: true, zIndex: 2 } : {}),
    }),
    edgeReducer: (_, data) => ({ ...data, color: colours[data['of'] as keyof Colours] }),
  });
  sigma.on('clickNode', ({ node }) => choose(node));
  sigma.on('enterNode', () => host.style.setProperty('cursor', 'pointer'));
  sigma.on('leaveNode', () => host.style.removeProperty('cursor'));
  const camera = sigma.getCamera();
  const move = { duration: still ? 0 : 150 };
  return {
    mark(id) {
      marked = id;
      sigma.refresh({ skipIndexation: true });
      const at = sigma.graphToViewport(graph.getNodeAttributes(id) as { x: number; y: number });
      const { width, height } = sigma.getDimensions();
      const outside = at.x < 0 || at.y < 0 || at.x > width || at.y > height;
      const shown = sigma.getNodeDisplayData(id);
      if (outside && shown !== undefined) void camera.animate({ x: shown.x, y: shown.y }, move);
    },
    zoom: (by) => void (by > 0 ? camera.animatedZoom(move) : camera.animatedUnzoom(move)),
    whole: () => void camera.animatedReset(move),
    recolour(next) {
      colours = next;
      sigma.setSettings(looks(next));
      sigma.refresh();
    },
    end: () => sigma.kill(),
  };
}

const looks = (c: Colours) => ({ labelFont: c.sans, labelColor: { color: c.ink } });

/** Half the room a point has, within what can be seen and what still looks like a point. */
function pointSize(host: HTMLElement, { radius }: Overview): number {
  const room = host.clientWidth / 2 / Math.max(1, radius);
  return Math.min(6, Math.max(1.6, room * 0.34));
}

function graphOf(overview: Overview, size: number): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  const hubs = hubsOf(overview);
  for (const point of overview.points) graph.addNode(point.node.id, looksOf(point, size, hubs));
  for (const line of overview.lines) {
    if (line.edge.road) graph.addEdge(line.edge.from, line.edge.to, { of: 'road', size: 8, zIndex: 0 });
    graph.addEdge(line.edge.from, line.edge.to, { of: line.colour, size: thickness(line), zIndex: 1 });
  }
  return graph;
}
const thickness = (line: OverviewLine): number => (line.colour === 'scen' ? 3 : line.edge.road ? 2 : 0.8);
const looksOf = ({ node, x, y, band }: OverviewPoint, size: number, hubs: ReadonlySet<string>) => ({
  x,
  y,
  label: node.name,
  size: band === 0 ? size + 5 : size,
  type: node.type === 'person' ? 'ring' : 'circle',
  forceLabel: hubs.has(node.id),
});

type Drawing = Parameters<NodeHoverDrawingFunction>;

/** Right of the point, or left of it where the picture ends. */
function besideOf(context: Drawing[0], data: Drawing[1], off: number): number {
  const { width } = context.measureText(String(data.label ?? ''));
  const right = data.x + data.size + off;
  return right + width + off > context.canvas.clientWidth ? data.x - data.size - off - width : right;
}

/** A name beside its point, with a halo of the ground: lines pass under it. */
function lettered(colours: Colours, context: Drawing[0], data: Drawing[1], settings: Drawing[2]): void {
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  const x = besideOf(context, data, 4);
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = colours.surface;
  context.strokeText(String(data.label ?? ''), x, data.y + 4);
  context.fillStyle = colours.ink;
  context.fillText(String(data.label ?? ''), x, data.y + 4);
}

/** A name over its own ground, in the colours of the theme: the library's own is white in both. */
function named(colours: Colours, context: Drawing[0], data: Drawing[1], settings: Drawing[2]): void {
  const label = String(data.label ?? '');
  context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
  const width = context.measureText(label).width;
  const x = besideOf(context, data, 8);
  context.fillStyle = colours.surface;
  context.fillRect(x - 4, data.y - 11, width + 8, 22);
  context.strokeStyle = colours.focus;
  context.lineWidth = 1.5;
  context.strokeRect(x - 4, data.y - 11, width + 8, 22);
  context.beginPath();
  context.arc(data.x, data.y, data.size + 4, 0, Math.PI * 2);
  context.lineWidth = 3;
  context.stroke();
  context.fillStyle = colours.ink;
  context.fillText(label, x, data.y + 4);
}
