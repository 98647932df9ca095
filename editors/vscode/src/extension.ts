// Starts `council-rules lsp` and hands it what is written; everything else is the server's.
import { commands, type ExtensionContext, window, workspace } from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

const NAME = "council-rules";
const FILES = "**/*.council.yaml";
// what a verdict hangs on besides the text: settings, baselines, waivers, judgements, pages
const BESIDE = "**/*.{yaml,json,md}";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("council-rules.restart", restart),
    workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("council-rules.command")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const command = workspace.getConfiguration(NAME).get<string>("command") || NAME;
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "untitled", language: "council-proposal" },
      { scheme: "file", pattern: FILES },
    ],
    synchronize: { fileEvents: workspace.createFileSystemWatcher(BESIDE) },
  };
  const server = { command, args: ["lsp"] };
  client = new LanguageClient(NAME, NAME, server, options);
  try {
    await client.start();
  } catch (failure) {
    const said = failure instanceof Error ? failure.message : String(failure);
    const advice = "Install it with: pip install 'council-rules[lsp]', or set its path.";
    void window.showErrorMessage(`'${command} lsp' could not be started: ${said}. ${advice}`);
  }
}
