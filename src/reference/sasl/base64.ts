const form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Decodes Base64 without any leniency (RFC 4648 section 4, RFC 5034 section 4); undefined: it is none. */
export function decodedBase64(text: string): Buffer | undefined {
  return form.test(text) ? Buffer.from(text, 'base64') : undefined;
}
