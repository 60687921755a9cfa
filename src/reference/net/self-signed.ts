import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** Key and certificate, PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const dayMs = 86_400_000;
const tags = { integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, utf8: 0x0c, time: 0x17, sequence: 0x30, set: 0x31 };

/** One DER element (X.690 section 8.1): tag, length, content. */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 128) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const hex = body.length.toString(16);
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, body]);
}

const sequence = (...content: readonly Buffer[]): Buffer => der(tags.sequence, ...content);
const oid = (hex: string): Buffer => der(tags.oid, Buffer.from(hex, 'hex'));

/** 1.2.840.10045.4.3.2, 2.5.4.3 and 2.5.29.17. */
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = oid('550403');
const subjectAltName = oid('551d11');

/** UTCTime, `250131235959Z`, which holds until 2049 (RFC 5280 section 4.1.2.5). */
function time(epochMs: number): Buffer {
  const text = new Date(epochMs).toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(tags.time, Buffer.from(text.slice(2)));
}

/** A v3 certificate (RFC 5280 section 4.1) without its signature. */
function toBeSigned(host: string, publicKey: Buffer, now: number): Buffer {
  const name = sequence(der(tags.set, sequence(commonName, der(tags.utf8, Buffer.from(host)))));
  const names = sequence(der(0x82, Buffer.from(host)), der(0x87, Buffer.of(127, 0, 0, 1)));
  const extensions = sequence(sequence(subjectAltName, der(tags.octets, names)));
  // A positive number whatever the random octets are.
  const serial = Buffer.concat([Buffer.of(1), randomBytes(8)]);
  return sequence(
    der(0xa0, der(tags.integer, Buffer.of(2))),
    der(tags.integer, serial),
    ecdsaWithSha256,
    name,
    sequence(time(now - dayMs), time(now + 3650 * dayMs)),
    name,
    publicKey,
    der(0xa3, extensions),
  );
}

/** A certificate for tests, made on the spot: no client should trust it, and nobody else has its key. */
export function selfSignedCertificate(host = 'localhost'): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = toBeSigned(host, publicKey.export({ type: 'spki', format: 'der' }), Date.now());
  const signature = der(tags.bits, Buffer.of(0), sign('sha256', body, privateKey));
  const lines = sequence(body, ecdsaWithSha256, signature)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`,
  };
}
