/** Every XMLHttpRequest that was sent. */
export const uploads: FakeUpload[] = [];

/** Replaces the browser's XMLHttpRequest, one step at a time. */
export class FakeUpload {
  readonly upload = {
    onprogress: (_: { loaded: number; total: number }) => undefined,
    onload: () => undefined,
  };
  readonly headers: Record<string, string> = {};
  onload = () => undefined;
  onerror = () => undefined;
  method = "";
  url = "";
  status = 0;
  responseText = "";
  body: unknown;

  open(method: string, url: string) {
    this.method = method;
    this.url = url;
  }

  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }

  getResponseHeader() {
    return null;
  }

  send(body: unknown) {
    this.body = body;
    uploads.push(this);
  }

  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload();
  }
}
