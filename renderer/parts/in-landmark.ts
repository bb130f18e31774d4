/**
 * Where a pop-up is put: within the main part of the page, or the top line, that its button stands in. At the end of the
 * page, where it would be put by default, it stands outside of every landmark. Over a dialog it must stay at the end.
 */
export const inLandmark = (button: HTMLElement): HTMLElement =>
  (button.closest('[role="dialog"]') === null ? (button.closest<HTMLElement>('main') ?? button.closest<HTMLElement>('header')) : null) ??
  document.body
