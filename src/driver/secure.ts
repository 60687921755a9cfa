import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { connect } from 'node:tls';
import { DriverError, systemCode } from './error.ts';

/** What a handshake yielded, for the record. */
export interface TlsFacts {
  /** e.g. `TLSv1.3` */
  readonly protocol: string;
  readonly cipher: string;
  /** Whether the certificate is trusted here and names the host; recorded, not demanded. */
  readonly trusted: boolean;
  /** Why it is not trusted, e.g. `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly distrust?: string;
  readonly subject?: string;
  readonly issuer?: string;
  readonly validTo?: string;
  /** SHA-256 of the certificate. */
  readonly fingerprint?: string;
}

export interface SecureOptions {
  readonly host: string;
  readonly handshakeMs: number;
  /** Refuses a certificate that is not trusted. Test servers have self-signed ones: off unless asked for. */
  readonly verify?: boolean | undefined;
  /** Certificates to trust, PEM. */
  readonly ca?: string | Buffer | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Does the TLS handshake as client on an open connection; on failure the connection is gone. */
export function secure(socket: Socket, options: SecureOptions): Promise<TLSSocket> {
  const { host, handshakeMs, signal } = options;
  return new Promise((resolve, reject) => {
    if (socket.destroyed || signal?.aborted) {
      socket.destroy();
      reject(socket.errored ? handshakeError(socket.errored) : new DriverError('aborted', 'no handshake was begun'));
      return;
    }
    socket.on('error', ignore);
    const secured = connect({
      socket,
      rejectUnauthorized: options.verify ?? false,
      ...(options.ca !== undefined && { ca: options.ca }),
      ...(isIP(host) === 0 && { servername: host }),
    });
    const stop = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      secured.off('error', onError).off('end', onEnd).off('secureConnect', onSecure);
    };
    const fail = (error: DriverError): void => {
      stop();
      secured.destroy();
      socket.destroy();
      reject(error);
    };
    const onAbort = (): void => {
      fail(new DriverError('aborted', 'the TLS handshake was aborted', signal?.reason));
    };
    const onError = (error: Error): void => {
      fail(handshakeError(error));
    };
    const onEnd = (): void => {
      fail(new DriverError('closed', 'the server ended the connection during the TLS handshake'));
    };
    const onSecure = (): void => {
      stop();
      resolve(secured);
    };
    const timer = setTimeout(() => {
      fail(new DriverError('handshake-timeout', `no TLS handshake within ${handshakeMs} ms`));
    }, handshakeMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    secured.on('error', ignore).on('error', onError).on('end', onEnd).on('secureConnect', onSecure);
  });
}

/** The facts of a finished handshake. */
export function tlsFacts(socket: TLSSocket): TlsFacts {
  const certificate = socket.getPeerX509Certificate();
  const distrust = socket.authorizationError as Error | string | null | undefined;
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    trusted: socket.authorized,
    ...(distrust !== null && distrust !== undefined && { distrust: systemCode(distrust) || String(distrust) }),
    ...(certificate && {
      subject: certificate.subject,
      issuer: certificate.issuer,
      validTo: certificate.validTo,
      fingerprint: certificate.fingerprint256,
    }),
  };
}

function handshakeError(error: Error): DriverError {
  const code = systemCode(error);
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return new DriverError('closed', 'the server dropped the connection during the TLS handshake', error);
  }
  return new DriverError('handshake', `the TLS handshake failed: ${code || error.message}`, error);
}

function ignore(): void {
  // An error between this promise and the session that takes the socket must not end the process.
}
