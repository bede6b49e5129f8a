// The administration as the window holds it: one tab, as the core last told it. It keeps nothing: what is
// shown once is let go with its dialog.

import {
  administer,
  administration,
  problemOf,
  type AdminAct,
  type Administration,
  type Area,
  type Change,
  type Once,
  type Problem,
} from '../../lib/api';

export class AdminDesk {
  area = $state<Area>('officers');
  /** Another office than one's own; empty for the own one. */
  office = $state('');
  view = $state.raw<Administration | null>(null);
  problem = $state.raw<Problem | null>(null);
  said = $state('');
  once = $state.raw<Once | null>(null);

  #asked = 0;
  #before: string | null = null;
  readonly #signedOut: () => void;

  constructor(first: Area, signedOut: () => void) {
    this.area = first;
    this.#signedOut = signedOut;
  }

  show(area: Area): Promise<void> {
    this.area = area;
    this.said = '';
    this.#before = null;
    return this.refresh();
  }

  choose(office: string): Promise<void> {
    this.office = office;
    this.said = '';
    this.#before = null;
    return this.refresh();
  }

  /** Goes back in the record; without a place, to its newest page. */
  turn(before: string | null): Promise<void> {
    this.#before = before;
    return this.refresh();
  }

  get isEarlier(): boolean {
    return this.#before !== null;
  }

  async refresh(): Promise<void> {
    const ticket = ++this.#asked;
    try {
      const view = await administration(this.area, this.office || null, this.#before);
      if (ticket !== this.#asked) return;
      this.view = view;
      this.problem = null;
    } catch (thrown) {
      if (ticket !== this.#asked) return;
      this.view = null;
      this.#fail(problemOf(thrown));
    }
  }

  /** Something has changed elsewhere: the line is back, or the own roles are others now. */
  heed(change: Change): void {
    if (change === 'officers' || (change === 'connection' && this.problem?.code === 'offline')) {
      void this.refresh();
    }
  }

  /** Does an act. Answers the problem, where there was one, for the dialog to show. */
  async act(act: AdminAct): Promise<Problem | null> {
    try {
      const done = await administer(act);
      this.said = done.said;
      this.once = done.once;
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.code === 'signed_out') this.#signedOut();
      return problem;
    }
    await this.refresh();
    return null;
  }

  #fail(problem: Problem): void {
    if (problem.code === 'signed_out') this.#signedOut();
    else this.problem = problem;
  }
}
