// The visit as the window holds it: the screen that Rust answered with last, and nothing that outlives it.

import * as api from '../lib/api';
import type { Place, Problem, Screen } from '../lib/api';
import { useLanguage } from '../lib/words.svelte';

/** Screens that ask before Rust has anything to show. */
export type Aside = 'find_case' | 'resume_draft' | 'verify' | 'reconnect';

interface Visit {
  place: Place | null;
  screen: Screen | null;
  aside: Aside | null;
  problem: Problem | null;
  busy: boolean;
  /** Counts the screens, so that each is drawn anew even when two of a kind follow each other. */
  turn: number;
}

export const visit: Visit = $state({
  place: null,
  screen: null,
  aside: null,
  problem: null,
  busy: false,
  turn: 0,
});

/** Asks for the next screen and shows it. A problem leaves the present one as it stands. */
export function turnTo(next: () => Promise<Screen>): Promise<void> {
  return ask(next, (screen) => {
    visit.screen = screen;
    visit.aside = null;
    visit.turn += 1;
  });
}

/** Asks for the same screen with something on it changed: what is typed and the focus stay. */
export function redraw(same: () => Promise<Screen>): Promise<void> {
  return ask(same, (screen) => {
    visit.screen = screen;
  });
}

/** Opens a screen that the window itself holds, or goes back from it. */
export function stepAside(aside: Aside | null): void {
  visit.aside = aside;
  visit.problem = null;
  visit.turn += 1;
}

export function begin(language: string): Promise<void> {
  useLanguage(language);
  return turnTo(() => api.beginVisit(language));
}

export function speak(language: string): Promise<void> {
  useLanguage(language);
  return redraw(() => api.setLanguage(language));
}

/** Unlocking and enrolling: what the device is afterwards. */
export function becomePlace(become: () => Promise<Place>): Promise<void> {
  return ask(become, showPlace);
}

/** Asks for the same screen in the background: where nothing comes of it, nothing is said. */
export async function redrawQuietly(same: () => Promise<Screen>): Promise<void> {
  const { turn } = visit;
  try {
    const screen = await same();
    if (visit.turn === turn && visit.screen?.screen === screen.screen && !visit.busy) visit.screen = screen;
  } catch {
    // What is shown stays right without it.
  }
}

/** Asks again what the device is and whether it is connected. */
export function refreshPlace(): Promise<void> {
  return api.place().then(showPlace, (thrown) => {
    if (!visit.place) visit.problem = api.problemOf(thrown);
  });
}

/** What follows a visit: at a kiosk a fresh document, so that nothing of the last one is left. */
let afterwards = () => location.replace(location.href);

/** Where the window goes on after a visit, where it is more than a kiosk's. */
export function goOnAfter(then: () => void): void {
  afterwards = then;
}

/** Ends the visit; nothing of it is left. */
export async function finish(): Promise<void> {
  try {
    await api.endVisit();
  } finally {
    forget();
    afterwards();
  }
}

/** Lets go of what the window holds of the visit. */
export function forget(): void {
  visit.screen = null;
  visit.aside = null;
  visit.problem = null;
}

function showPlace(place: Place): void {
  // Connected again: nothing more to ask.
  if (visit.aside === 'reconnect' && place.connection.state !== 'revoked') visit.aside = null;
  const first = place.languages[0];
  if (!visit.place && first) useLanguage(first.code);
  visit.place = place;
}

async function ask<T>(question: () => Promise<T>, show: (answer: T) => void): Promise<void> {
  if (visit.busy) return;
  visit.busy = true;
  visit.problem = null;
  try {
    show(await question());
  } catch (thrown) {
    const problem = api.problemOf(thrown);
    if (problem.code === 'signed_out') await finish();
    else visit.problem = problem;
  } finally {
    visit.busy = false;
  }
}
