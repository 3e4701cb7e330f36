/** The parts of Microsoft's `adaptivecards` (3.0) that the page uses. */
type RenderedAction = {
  readonly verb?: string;
  readonly data?: unknown;
  /** Of a button that opens an address. */
  readonly url?: string;
};
type Card = {
  hostConfig: unknown;
  onExecuteAction: (action: RenderedAction) => void;
  parse(card: unknown): void;
  render(): HTMLElement | undefined;
};
type Library = {
  AdaptiveCard: (new () => Card) & {
    onProcessMarkdown:
      | ((text: string, result: { didProcess: boolean; outputHtml: string }) => void)
      | null;
  };
  HostConfig: new (config: unknown) => unknown;
};

declare global {
  var AdaptiveCards: Library;
}

const HOST = {
  fontFamily: 'inherit',
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontSizes: { small: 12, default: 14, medium: 16, large: 19, extraLarge: 24 },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors: colours() },
    emphasis: { backgroundColor: 'var(--card-bg-emphasis)', foregroundColors: colours() },
    good: { backgroundColor: 'var(--card-bg-good)', foregroundColors: colours() },
    attention: { backgroundColor: 'var(--card-bg-attention)', foregroundColors: colours() },
    warning: { backgroundColor: 'var(--card-bg-warning)', foregroundColors: colours() },
    accent: { backgroundColor: 'var(--card-bg-accent)', foregroundColors: colours() },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline' },
  },
};

/** Renders a card as Teams would; a pressed button calls back with its verb and what was typed. */
export function renderCard(
  card: unknown,
  onExecute: (verb: string, data: unknown) => void,
): HTMLElement | null {
  const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = toHtml(text);
    result.didProcess = true;
  };
  const rendered = new AdaptiveCard();
  rendered.hostConfig = new HostConfig(HOST);
  rendered.onExecuteAction = ({ verb, data, url }) => {
    if (url === undefined) onExecute(verb ?? '', data ?? {});
    else window.open(url, '_blank', 'noopener');
  };
  rendered.parse(card);
  const node = rendered.render() ?? null;
  // The renderer leaves out the level that a heading must tell.
  for (const heading of node?.querySelectorAll('[role="heading"]:not([aria-level])') ?? []) {
    heading.setAttribute('aria-level', '2');
  }
  return node;
}

/** The little Markdown of cards: bold, line ends, and signs that were escaped. All else is text. */
function toHtml(text: string): string {
  const box = document.createElement('p');
  box.textContent = text;
  return `<p>${box.innerHTML
    .replace(/\\([\\`*_{}[\]()#+\-.!~>|&<])/gu, (_all, sign: string) => `&#${sign.charCodeAt(0)};`)
    .replace(/\*\*([^*]+)\*\*/gu, '<strong>$1</strong>')
    .replaceAll('\n', '<br>')}</p>`;
}

function colours(): Record<string, { default: string; subtle: string }> {
  const colour = (name: string) => ({
    default: `var(--card-${name})`,
    subtle: `var(--card-${name}-soft, var(--soft))`,
  });
  const names = ['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'];
  return Object.fromEntries(names.map((name) => [name, colour(name)]));
}
