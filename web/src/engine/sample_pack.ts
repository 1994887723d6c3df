// SPDX-License-Identifier: Apache-2.0
// Reads what plugins/embed.ts packed: base64 → gzip → index and files. No request is made for it.

export async function gunzipBase64(base64: string): Promise<Uint8Array<ArrayBuffer>> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The pack: u32 length of the index, the index as JSON `[[name, bytes], …]`, the files one after the other. */
export function unpackFiles(pack: Uint8Array<ArrayBuffer>): File[] {
  const indexLength = new DataView(pack.buffer, pack.byteOffset).getUint32(0, true);
  let offset = 4 + indexLength;
  const index = JSON.parse(new TextDecoder().decode(pack.subarray(4, offset))) as [string, number][];
  return index.map(([name, length]) => {
    const file = new File([pack.subarray(offset, offset + length)], name);
    offset += length;
    return file;
  });
}
