// `verify/HOWTO.txt` of a bundle: the recipe for an outsider in three languages, with commands that
// are tools of others. The tests run these very commands. Source: custody.md 17.
import { LANGUAGES, type Words, wordsIn } from '@tumen/words'
import { wrapText } from '../terminal/wrap.ts'

type Howto = Words['howto']

/** What is set first: where the files lie that are trusted, and which leaf is looked at. */
const SETTINGS = ['TRUST=../trust', 'LEAF=17', 'LINE=0', 'WORK=$(mktemp -d)']

/** The commands of each step, in their order. */
export const HOWTO_COMMANDS: Readonly<Record<keyof Howto['step'], readonly string[]>> = {
  all: [
    'node "$TRUST/verify.mjs" --policy "$TRUST/policy.txt" \\',
    '  --signers "$TRUST/allowed_signers" .',
  ],
  files: [
    'sha256sum -c --strict --quiet manifest-sha256.txt tagmanifest-sha256.txt',
    'find . -type f | LC_ALL=C sort',
  ],
  signature: [
    'ssh-keygen -Y verify -f "$TRUST/allowed_signers" \\',
    '  -I "$(cut -d " " -f 1 "$TRUST/allowed_signers")" -n tumen-bundle@v1 \\',
    '  -s custody/manifest.sshsig < manifest-sha256.txt',
  ],
  opening: [
    'sha256sum custody/openings/$LEAF.json',
    "sed -n '1,/^$/p' custody/proofs/$LEAF.tlog-proof",
  ],
  proof: [
    'C=$(sha256sum < custody/openings/$LEAF.json | cut -c 1-64)',
    `printf '{"c":"%s","v":1}' "$C" > "$WORK/leaf"`,
    'tail -n +2 custody/proofs/$LEAF.tlog-proof > "$WORK/leaf.spicy"',
    'spicy-litetlog -verify "$(cat "$TRUST/log.vkey")" "$WORK/leaf"',
  ],
  verifier: [
    `SEAL=$(grep -l '"k":"bundle.seal"' custody/openings/*.json)`,
    `grep -oE '(verify|custody)/[^"]*":"sha256:[0-9a-f]*' "$SEAL" | \\`,
    `  sed 's/^\\(.*\\)":"sha256:\\(.*\\)$/\\2  \\1/' > "$WORK/sealed"`,
    'sha256sum -c --strict "$WORK/sealed"',
    'ls verify custody "$SEAL"',
  ],
  row: [
    'R=$(sha256sum < custody/rows/$LEAF/$LINE.json | cut -c 1-64)',
    'grep -n "$R" custody/lists/$LEAF.txt',
    'grep -o "$(sha256sum < custody/lists/$LEAF.txt | cut -c 1-64)" custody/openings/$LEAF.json',
  ],
  time: [
    'openssl ts -verify -in custody/checkpoint.tsr -data custody/checkpoint \\',
    '  -CAfile "$TRUST/tsa-roots.pem"',
  ],
}

const WIDTH = 78

/** The file. */
export function howtoText(): string {
  return LANGUAGES.map((language) => partIn(wordsIn(language).howto)).join(
    `\n${'-'.repeat(WIDTH)}\n\n`,
  )
}

function partIn({ title, intro, care, trust, step }: Howto): string {
  const steps = Object.entries(HOWTO_COMMANDS).flatMap(([name, commands], n) => [
    wrapText(`${n + 1}. ${step[name as keyof Howto['step']]}`, WIDTH),
    commands.map(indented),
  ])
  const head = [title, intro, care, trust].map((text) => wrapText(text, WIDTH))
  const blocks = [...head, SETTINGS.map(indented), ...steps]
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

function indented(line: string): string {
  return `    ${line}`
}
