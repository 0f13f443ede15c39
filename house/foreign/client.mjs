// A payment channel in JavaScript: signs by http-message-signatures, and has to be understood.
import { createHash, createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSigner, httpbis } from "http-message-signatures";

const [base, keyid, file] = process.argv.slice(2);
const key = createSigner(createPrivateKey(readFileSync(file)), "ed25519", keyid);

async function send(status, method, path, { body, headers = {}, sent = body } = {}) {
  const text = body === undefined ? "" : JSON.stringify(body);
  const fields = ["@method", "@authority", "@path", ...Object.keys(headers)];
  const all = { ...headers };
  if (path.includes("?")) fields.push("@query");
  if (text) {
    all["content-type"] = "application/json";
    all["content-digest"] = `sha-512=:${createHash("sha512").update(text).digest("base64")}:`;
    fields.push("content-digest", "content-type");
  }
  const request = { method, url: base + path, headers: all };
  const signed = await httpbis.signMessage({ key, name: "foreign", fields }, request);
  const answer = await fetch(request.url, {
    method,
    headers: signed.headers,
    body: sent === undefined ? undefined : JSON.stringify(sent),
  });
  console.log(answer.status, method, request.url);
  if (answer.status !== status) {
    throw new Error(`${status} was expected, but this came: ${await answer.text()}`);
  }
  return answer.json();
}

const person = { idType: "01", idNumber: "632801198506120049", name: "李娜", area: "630000" };
const { psnNo } = await send(201, "POST", "/enrolment/people", { body: person });
const cover = { area: "630000", scheme: "RESIDENT", year: 2026, people: [{ psnNo }] };
const quote = await send(200, "POST", "/premium-payment/quotes?explain=true", { body: cover });
const order = { ...cover, channelOrderNo: "foreign-2", method: "THIRD_PARTY", totalFen: quote.totalFen };
const { orderId } = await send(201, "POST", "/premium-payment/orders", { body: order });
const headers = { "idempotency-key": "foreign-3" };
await send(200, "POST", `/premium-payment/orders/${orderId}/cancellation`, { headers });
await send(200, "GET", "/premium-payment/orders?channelOrderNo=foreign-2");
await send(401, "POST", "/premium-payment/quotes", { body: cover, sent: { ...cover, year: 2027 } });
