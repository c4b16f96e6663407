/** What a canvas cannot read for itself: the tokens of the theme in force. */
const TOKENS = ['ink', 'surface', 'econ', 'votes', 'line', 'scen', 'road', 'focus', 'sans'] as const;
export type Colours = Readonly<Record<(typeof TOKENS)[number], string>>;

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  return Object.fromEntries(TOKENS.map((t) => [t, style.getPropertyValue(`--${t}`).trim()])) as Colours;
}
