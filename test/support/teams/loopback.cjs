// Loaded before the Agents Playground, which listens on every address of the machine: makes it listen on loopback only.
const net = require('node:net');

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  const [first] = args;
  if (typeof first === 'object' && first !== null)
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...args.slice(1));
  const callback = args.find((arg) => typeof arg === 'function');
  return listen.call(this, { port: Number(first), host: '127.0.0.1' }, callback);
};
