# Builds what `npm start` runs, in two steps: all packages to build with, then only those to run with.
FROM node:20-bookworm-slim AS build
WORKDIR /baton
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY src src
COPY adapters adapters
COPY prompts prompts
COPY test test
RUN npm run build && npm prune --omit=dev && \
    rm -rf dist/test node_modules/onnxruntime-node/bin/*/darwin node_modules/onnxruntime-node/bin/*/win32

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /baton
COPY --from=build /baton/package.json ./
COPY --from=build /baton/node_modules node_modules
COPY --from=build /baton/dist dist
COPY adapters adapters
COPY prompts prompts
# The embedded store, where no DATABASE_URL is set: mount a volume here.
ENV BATON_DATA=/data
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
CMD ["node", "dist/start.js"]
