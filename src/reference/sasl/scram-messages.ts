import { isUtf8 } from 'node:buffer';
import { decodedBase64 } from './base64.ts';

/** What the client's first message of SCRAM says (RFC 5802 section 7 client-first-message). */
export interface ClientFirst {
  /** The gs2-header with its last comma, which the final message has to repeat. */
  readonly header: string;
  /** `n`: cannot bind channels; `y`: could, but thinks that the server cannot; `p`: binds. */
  readonly binding: 'n' | 'y' | 'p';
  readonly authorization: string | undefined;
  /** The message without its header: part of what is signed. */
  readonly bare: string;
  readonly user: string;
  readonly nonce: string;
}

/** What the client's last message says (client-final-message). */
export interface ClientFinal {
  readonly withoutProof: string;
  /** The gs2-header again, and the data of a bound channel. */
  readonly binding: Buffer;
  readonly nonce: string;
  readonly proof: Buffer;
}

const saslName = '(?:[^\\0=,]|=2C|=3D)+';
const extensions = '(?:,[A-Za-z]=[^\\0,]+)*';
// A reserved-mext (`m=`) has no place here: it must make the exchange fail, as anything else that is not expected.
const first = new RegExp(
  `^(?<header>(?<flag>n|y|p=[A-Za-z0-9.-]+),(?:a=(?<authorization>${saslName}))?,)` +
    `(?<bare>n=(?<user>${saslName}),r=(?<nonce>[\\x21-\\x2b\\x2d-\\x7e]+)${extensions})$`,
  'u',
);
const final = new RegExp(
  `^(?<withoutProof>c=(?<binding>[A-Za-z0-9+/=]+),r=(?<nonce>[\\x21-\\x2b\\x2d-\\x7e]+)${extensions}),` +
    'p=(?<proof>[A-Za-z0-9+/=]+)$',
  'u',
);

/** Reads client-first-message; undefined: it is none. */
export function clientFirst(octets: Buffer): ClientFirst | undefined {
  const groups = isUtf8(octets) ? first.exec(octets.toString('utf8'))?.groups : undefined;
  if (groups === undefined) return undefined;
  const { header = '', flag = '', authorization, bare = '', user = '', nonce = '' } = groups;
  const binding = flag.startsWith('p') ? 'p' : flag === 'y' ? 'y' : 'n';
  return {
    header,
    binding,
    authorization: authorization === undefined ? undefined : decodedName(authorization),
    bare,
    user: decodedName(user),
    nonce,
  };
}

/** Reads client-final-message; undefined: it is none. */
export function clientFinal(octets: Buffer): ClientFinal | undefined {
  const groups = isUtf8(octets) ? final.exec(octets.toString('utf8'))?.groups : undefined;
  if (groups === undefined) return undefined;
  const binding = decodedBase64(groups['binding'] ?? '');
  const proof = decodedBase64(groups['proof'] ?? '');
  if (binding === undefined || proof === undefined) return undefined;
  return { withoutProof: groups['withoutProof'] ?? '', binding, nonce: groups['nonce'] ?? '', proof };
}

function decodedName(name: string): string {
  return name.replaceAll('=2C', ',').replaceAll('=3D', '=');
}
