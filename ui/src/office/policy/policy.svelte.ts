// The policy desk as the window holds it: where the reader is, and the pages as the core last told them. A
// draft is on the device's disk; nothing is kept here beyond the sign-out.

import {
  changePolicy,
  policyDesk,
  problemOf,
  type DraftView,
  type PolicyAct,
  type PolicyAsk,
  type PolicyDone,
  type PolicyOverview,
  type PolicyPage,
  type Problem,
} from '../../lib/api';

export type Place = 'overview' | 'draft' | 'service' | 'text' | 'compare' | 'on_day' | 'proposal';

export class PolicyDesk {
  place = $state<Place>('overview');
  overview = $state.raw<PolicyOverview | null>(null);
  draft = $state.raw<DraftView | null>(null);
  /** The service whose figures and rules are shown. */
  service = $state('');
  /** The proposal that is looked at. */
  proposal = $state('');
  problem = $state.raw<Problem | null>(null);
  said = $state('');
  /** Moves on when a page is to ask anew for what it shows. */
  turn = $state(0);

  #asked = 0;
  readonly #signedOut: () => void;

  constructor(signedOut: () => void) {
    this.#signedOut = signedOut;
  }

  go(place: Place): void {
    this.place = place;
    this.said = '';
    this.problem = null;
    if (place === 'overview') void this.refresh();
  }

  openService(service: string): void {
    this.service = service;
    this.go('service');
  }

  openProposal(id: string): void {
    this.proposal = id;
    this.go('proposal');
  }

  /** Asks for a page. What went wrong is shown in place of everything; then there is none. */
  async ask<P extends PolicyPage['page']>(
    ask: PolicyAsk,
    page: P,
  ): Promise<Extract<PolicyPage, { page: P }> | null> {
    try {
      const told = await policyDesk(ask);
      this.problem = null;
      return told.page === page ? (told as Extract<PolicyPage, { page: P }>) : null;
    } catch (thrown) {
      this.#fail(problemOf(thrown));
      return null;
    }
  }

  async refresh(): Promise<void> {
    const ticket = ++this.#asked;
    const told = await this.ask({ ask: 'overview' }, 'overview');
    if (told && ticket === this.#asked) this.overview = told;
  }

  async openDraft(id: string): Promise<void> {
    const ticket = ++this.#asked;
    const told = await this.ask({ ask: 'draft', draft: id }, 'draft');
    if (!told || ticket !== this.#asked) return;
    this.draft = told;
    if (this.place === 'overview' || this.place === 'proposal') this.place = 'draft';
  }

  /** Does an act that no form waits for: what went wrong is shown above the page. */
  async start(act: PolicyAct): Promise<void> {
    const problem = await this.act(act);
    if (problem) this.#fail(problem);
  }

  /** Asks once more for what could not be shown. */
  again(): void {
    this.problem = null;
    this.turn += 1;
    if (this.place === 'draft' && this.draft) void this.openDraft(this.draft.id);
    else void this.refresh();
  }

  /** Does an act. Answers the problem, where there was one, for the form to show. */
  async act(act: PolicyAct): Promise<Problem | null> {
    let done: PolicyDone;
    try {
      done = await changePolicy(act);
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.code === 'signed_out') this.#signedOut();
      return problem;
    }
    if (done.draft) await this.openDraft(done.draft);
    else {
      this.draft = null;
      this.go('overview');
    }
    this.said = done.said;
    return null;
  }

  #fail(problem: Problem): void {
    if (problem.code === 'signed_out') this.#signedOut();
    else this.problem = problem;
  }
}
