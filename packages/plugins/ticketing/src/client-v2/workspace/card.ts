/** Our blocks reach to the edges of their card and scroll inside it. */
export const BARE_CARD = {
  styles: {
    body: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', overflow: 'hidden', padding: 0 },
    header: { marginTop: 8 },
  },
};

/** A new block scrolls inside itself; the builder may choose another height in the block's settings. */
export const DEFAULT_HEIGHT = {
  cardSettings: { blockHeight: { heightMode: 'specifyValue', height: 640 } },
};
