// What one signed-in officer has on the desk: a list, a case or the sync page, always as the core last
// told it. Answers that arrive after a newer question are dropped. It keeps nothing beyond the sign-out.

import {
  openCase,
  problemOf,
  syncView,
  workList,
  type CaseView,
  type Change,
  type Problem,
  type SyncView,
  type WorkList,
  type WorkListKind,
} from '../lib/api';
import { t } from '../lib/words.svelte';

export type Page = 'work_list' | 'case' | 'sync' | 'counter' | 'verify' | 'administration' | 'policy';

export class Desk {
  page = $state<Page>('work_list');
  list = $state<WorkListKind>('waiting');
  search = $state('');
  work = $state.raw<WorkList | null>(null);
  opened = $state.raw<CaseView | null>(null);
  sync = $state.raw<SyncView | null>(null);
  /** Why what is asked for cannot be shown. */
  problem = $state.raw<Problem | null>(null);
  /** What has just happened, shown and spoken until the next step. */
  said = $state('');
  /** The case that was read last, so that the list can put the focus back on it. */
  lastRead = $state('');

  #asked = 0;
  #acting = false;
  readonly #signedOut: () => void;

  constructor(signedOut: () => void) {
    this.#signedOut = signedOut;
  }

  showList(list: WorkListKind): Promise<void> {
    this.list = list;
    this.search = '';
    this.#turnTo('work_list');
    return this.refresh();
  }

  backToList(): Promise<void> {
    this.#turnTo('work_list');
    return this.refresh();
  }

  find(text: string): Promise<void> {
    this.search = text;
    if (this.page !== 'work_list') this.#turnTo('work_list');
    return this.refresh();
  }

  showCase(id: string): Promise<void> {
    this.lastRead = id;
    if (this.opened?.id !== id) this.opened = null;
    this.#turnTo('case');
    return this.refresh();
  }

  showSync(): Promise<void> {
    this.#turnTo('sync');
    return this.refresh();
  }

  showAdministration(): Promise<void> {
    this.#turnTo('administration');
    return this.refresh();
  }

  showPolicy(): Promise<void> {
    this.#turnTo('policy');
    return this.refresh();
  }

  showVerify(): Promise<void> {
    this.#turnTo('verify');
    return this.refresh();
  }

  /** A new application at the counter, or the one that was begun there. */
  showCounter(): Promise<void> {
    this.#turnTo('counter');
    return this.refresh();
  }

  /** Asks again for what is shown, and for the counts beside the lists. */
  async refresh(): Promise<void> {
    const ticket = ++this.#asked;
    const { page, list, search, lastRead } = this;
    try {
      const [work, opened, sync] = await Promise.all([
        workList(list, search),
        page === 'case' ? openCase(lastRead) : null,
        page === 'sync' ? syncView() : null,
      ]);
      if (ticket !== this.#asked) return;
      this.work = work;
      this.opened = opened;
      this.sync = sync;
      this.problem = null;
    } catch (thrown) {
      if (ticket === this.#asked) this.#fail(problemOf(thrown));
    }
  }

  /** Something has changed elsewhere. A case that moves on under the reader's eyes is said to have done so. */
  async heed(change: Change): Promise<void> {
    if (change === 'officers' || this.#acting) return;
    const before = this.opened;
    await this.refresh();
    const now = this.opened;
    if (before && now && before.id === now.id && before.version !== now.version) {
      this.said = t('office-case-refreshed');
    }
  }

  /** Does something to a case. Answers the problem, where there was one, for the dialog to show. */
  async act(doing: () => Promise<CaseView>, done: string): Promise<Problem | null> {
    this.#acting = true;
    try {
      this.opened = await doing();
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.code === 'signed_out') this.#signedOut();
      return problem;
    } finally {
      this.#acting = false;
    }
    await this.refresh();
    this.said = done;
    return null;
  }

  #turnTo(page: Page): void {
    this.page = page;
    this.problem = null;
    this.said = '';
    if (page !== 'case') this.opened = null;
  }

  #fail(problem: Problem): void {
    if (problem.code === 'signed_out') this.#signedOut();
    else this.problem = problem;
  }
}
