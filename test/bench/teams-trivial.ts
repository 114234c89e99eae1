/** The yardstick: a botbuilder app that ignores everything except commands, which it answers with one word. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = createServer((message, response) => {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.on('end', () => {
    const request = Object.assign(message, { body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    const reply = {
      socket: message.socket,
      header: (name: string, value: string) => response.setHeader(name, value),
      status: (code: number) => {
        response.statusCode = code;
      },
      send: (body: unknown) => response.write(JSON.stringify(body)),
      end: () => response.end(),
    };
    void adapter.process(request as never, reply as never, async (context) => {
      if (context.activity.text?.startsWith('<at>')) await context.sendActivity('ok');
    });
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
