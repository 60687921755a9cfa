/** What is known of a delivery. */
export interface Delivery {
  readonly from: string;
  readonly to: string;
  /** What the client called itself, and where it called from. */
  readonly client: string;
  readonly remote: string;
  readonly host: string;
  readonly id: string;
  readonly date: Date;
}

/** The fields that final delivery puts before a message (RFC 5321 section 4.4). */
export function traceFields({ from, to, client, remote, host, id, date }: Delivery): string {
  const time = date.toUTCString().replace('GMT', '+0000');
  return [
    `Return-Path: <${from}>`,
    `Received: from ${client} (${remote})`,
    `\tby ${host} with LMTP id ${id}`,
    `\tfor <${to}>; ${time}`,
    '',
  ].join('\r\n');
}
