// Files on their way to Rust and pictures on their way back. Both cross as base64, files in parts: Rust knows
// the size before anything is read, and refuses what is too large.

import { addDocumentPart, beginDocument, finishDocument, ProblemError, type Screen } from './api';
import { t } from './words.svelte';

/** Bytes that cross at once. */
const PART = 768 * 1024;
/** Sizes cross as 32 bits; whatever is larger is too large as well. */
const MOST = 0xffff_ffff;

/** Sends a chosen file part by part, and answers the screen with it. `onprogress` is told the share that is sent. */
export async function sendFile(
  field: string,
  file: Blob,
  onprogress: (share: number) => void,
): Promise<Screen> {
  await beginDocument(field, Math.min(file.size, MOST));
  for (let start = 0; start < file.size; start += PART) {
    await addDocumentPart(await readPart(file.slice(start, start + PART)));
    onprogress(Math.min((start + PART) / file.size, 1));
  }
  return finishDocument();
}

/** A small file whole, as base64. */
export function readWhole(file: Blob): Promise<string> {
  return readPart(file);
}

/** Some bytes of a file as base64. A stick that was pulled out, or a file that has changed, is told in words. */
function readPart(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () =>
      reject(
        new ProblemError({
          code: 'file',
          message: t('file-unreadable'),
          kept: null,
          next: t('file-unreadable-next'),
          fields: [],
        }),
      );
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
    reader.readAsDataURL(part);
  });
}

/** An address for a PNG that lives in memory; the caller revokes it. */
export function pictureUrl(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
}
