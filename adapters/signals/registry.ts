/** All sources. */
import type { SourceKind } from '../../src/model/signals/signal.js';
import { alertmanager } from './alertmanager.js';
import { azure } from './azure.js';
import { databricks } from './databricks.js';
import { github } from './github.js';
import { grafana } from './grafana.js';
import { huggingface } from './huggingface.js';
import { langfuse } from './langfuse.js';
import { mlflow } from './mlflow.js';
import { sagemaker } from './sagemaker.js';
import type { SourceReader } from './source.js';
import { wandb } from './wandb.js';
import { webhook } from './webhook.js';

/** The source of each kind. */
export const SOURCES: { readonly [K in SourceKind]: SourceReader } = {
  alertmanager,
  grafana,
  github,
  mlflow,
  wandb,
  azure,
  sagemaker,
  huggingface,
  databricks,
  langfuse,
  webhook,
};
