// The one door from the windows to the Rust side. It alone calls the generated commands and the Tauri
// API: a command answers with its value or throws a `ProblemError`, and nothing else.

import {
  commands,
  events,
  type AdminAct,
  type Area,
  type Change,
  type DecisionInput,
  type Paper,
  type PolicyAct,
  type PolicyAsk,
  type Problem,
  type SetUp,
  type Taken,
  type WorkListKind,
} from './bindings';
import { t } from './words.svelte';

export type * from './bindings';

/** A failure in the reader's words. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

type Answer<T> = { status: 'ok'; data: T } | { status: 'error'; error: unknown };

async function ask<T>(asked: Promise<Answer<T>>): Promise<T> {
  let failure: unknown;
  try {
    const answer = await asked;
    if (answer.status === 'ok') return answer.data;
    failure = answer.error;
  } catch (error) {
    failure = error;
  }
  throw new ProblemError(isProblem(failure) ? failure : internal());
}

function isProblem(failure: unknown): failure is Problem {
  return typeof failure === 'object' && failure !== null && 'code' in failure && 'fields' in failure;
}

function internal(): Problem {
  return {
    code: 'internal',
    message: t('window-failed'),
    kept: null,
    next: t('window-failed-next'),
    fields: [],
  };
}

/** The problem behind anything that was thrown. */
export function problemOf(thrown: unknown): Problem {
  return thrown instanceof ProblemError ? thrown.problem : internal();
}

/** Calls back whenever something that a window may show has changed; answers how to stop that. */
export function onChanged(callback: (change: Change) => void): () => void {
  const listening = events.changed.listen((event) => callback(event.payload));
  return () => void listening.then((stop) => stop());
}

export const place = () => ask(commands.place());
export const unlockDevice = (passphrase: string) => ask(commands.unlockDevice(passphrase));
export const enrolDevice = (server: string, code: string) => ask(commands.enrolDevice(server, code));
export const provisionDevice = (file: string | null) => ask(commands.provisionDevice(file));
export const setUpOffice = (setUp: SetUp) => ask(commands.setUpOffice(setUp));
export const verifySeal = (text: string) => ask(commands.verifySeal(text));
export const verifySealFile = (base64: string) => ask(commands.verifySealFile(base64));
export const sealReceipt = () => ask(commands.sealReceipt());
export const beginVisit = (language: string) => ask(commands.beginVisit(language));
export const setLanguage = (language: string) => ask(commands.setLanguage(language));
export const endVisit = () => ask(commands.endVisit());
export const showAgain = () => ask(commands.showAgain());
export const showServices = () => ask(commands.showServices());
export const showGuide = (service: string) => ask(commands.showGuide(service));
export const showDeadlines = (service: string) => ask(commands.showDeadlines(service));
export const answerDeadlines = (permitEnd: string) => ask(commands.answerDeadlines(permitEnd));
export const beginApplication = () => ask(commands.beginApplication());
export const answerPage = (page: string, answers: Record<string, string>) =>
  ask(commands.answerPage(page, answers));
export const readMrz = (text: string) => ask(commands.readMrz(text));
export const goBack = () => ask(commands.goBack());
export const changeAnswer = (page: string) => ask(commands.changeAnswer(page));
export const goOn = () => ask(commands.goOn());
export const beginDocument = (field: string, size: number) => ask(commands.beginDocument(field, size));
export const addDocumentPart = (base64: string) => ask(commands.addDocumentPart(base64));
export const finishDocument = () => ask(commands.finishDocument());
export const keepPhoto = (field: string) => ask(commands.keepPhoto(field));
export const fitPhoto = (field: string) => ask(commands.fitPhoto(field));
export const removeDocument = (field: string) => ask(commands.removeDocument(field));
export const offerPhone = (field: string) => ask(commands.offerPhone(field));
export const awaitPhone = () => ask(commands.awaitPhone());
export const cancelPhone = () => ask(commands.cancelPhone());
export const documentPreview = (id: string, page: number) => ask(commands.documentPreview(id, page));
export const submitApplication = (consent: boolean, declaration: boolean) =>
  ask(commands.submitApplication(consent, declaration));
export const fileAnother = () => ask(commands.fileAnother());
export const showReceipt = (reference: string) => ask(commands.showReceipt(reference));
export const findCase = (reference: string, pin: string) => ask(commands.findCase(reference, pin));
export const beginCorrection = () => ask(commands.beginCorrection());
export const sendCorrection = () => ask(commands.sendCorrection());
export const resumeDraft = (code: string, birthDate: string) => ask(commands.resumeDraft(code, birthDate));
export const followReceipt = () => ask(commands.followReceipt());
export const lookAgain = () => ask(commands.lookAgain());
export const showSlots = () => ask(commands.showSlots());
export const bookSlot = (slot: string) => ask(commands.bookSlot(slot));
export const changeConsent = (purpose: string, given: boolean) => ask(commands.changeConsent(purpose, given));
export const withdrawApplication = (reason: string) => ask(commands.withdrawApplication(reason));
export const officer = () => ask(commands.officer());
export const signIn = (login: string, password: string) => ask(commands.signIn(login, password));
export const signOut = () => ask(commands.signOut());
export const setOfficeLanguage = (language: string) => ask(commands.setOfficeLanguage(language));
export const workList = (list: WorkListKind, search: string) => ask(commands.workList(list, search));
export const openCase = (id: string) => ask(commands.openCase(id));
export const askCorrection = (id: string, version: number, fields: string[], note: string) =>
  ask(commands.askCorrection(id, version, fields, note));
export const decideCase = (id: string, version: number, decision: DecisionInput) =>
  ask(commands.decideCase(id, version, decision));
export const confirmPayment = (id: string, number: string, reason: string) =>
  ask(commands.confirmPayment(id, number, reason));
export const visitSlots = (id: string) => ask(commands.visitSlots(id));
export const bookVisit = (id: string, slot: string) => ask(commands.bookVisit(id, slot));
export const recordVisit = (id: string, taken: Taken[], elsewhere: string, note: string) =>
  ask(commands.recordVisit(id, taken, elsewhere, note));
export const visitMissed = (id: string) => ask(commands.visitMissed(id));
export const withdrawCase = (id: string, version: number, reason: string) =>
  ask(commands.withdrawCase(id, version, reason));
export const handOver = (id: string, by: string) => ask(commands.handOver(id, by));
export const revokePermit = (id: string, version: number, reason: string, citation: string) =>
  ask(commands.revokePermit(id, version, reason, citation));
export const toldInPerson = (id: string, note: string) => ask(commands.toldInPerson(id, note));
export const addNote = (id: string, text: string) => ask(commands.addNote(id, text));
export const putAwayRefusal = (id: string) => ask(commands.putAwayRefusal(id));
export const caseDocument = (id: string, attachment: string, page: number, large = false) =>
  ask(commands.caseDocument(id, attachment, page, large));
export const syncView = () => ask(commands.syncView());
export const printPaper = (paper: Paper) => ask(commands.printPaper(paper));
export const printChoices = () => ask(commands.printChoices());
export const casePaper = (id: string, paper: Paper, language: string, page: number) =>
  ask(commands.casePaper(id, paper, language, page));
export const printCasePaper = (id: string, paper: Paper, language: string, printer: string | null) =>
  ask(commands.printCasePaper(id, paper, language, printer));
export const administration = (area: Area, office: string | null, before: string | null) =>
  ask(commands.administration(area, office, before));
export const administer = (act: AdminAct) => ask(commands.administer(act));
export const policyDesk = (about: PolicyAsk) => ask(commands.policyDesk(about));
export const changePolicy = (act: PolicyAct) => ask(commands.changePolicy(act));
