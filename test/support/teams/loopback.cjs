// Loaded before the Agents Playground, which listens on every address of the machine: here on loopback alone.
const net = require('node:net');

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  const [first] = args;
  if (typeof first === 'object' && first !== null)
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...args.slice(1));
  const then = args.find((one) => typeof one === 'function');
  return listen.call(this, { port: Number(first), host: '127.0.0.1' }, then);
};
