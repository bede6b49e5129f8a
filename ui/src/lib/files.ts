// Files on their way to Rust and pictures on their way back. Both cross as base64.

/** A chosen file as base64. Of one that is too large a little too much crosses: Rust says what is wrong. */
export function readFile(file: File, most: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
    reader.readAsDataURL(file.slice(0, most + 1));
  });
}

/** An address for a PNG that lives in memory; the caller revokes it. */
export function pictureUrl(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
}
