import type { Behaviour } from '../../behaviour.ts';
import { isSettingName } from '../../settings/registry.ts';
import { baseCommands } from '../commands/all.ts';
import type {
  ActiveExtensions,
  Command,
  CreateParameter,
  Extension,
  FetchItemParser,
  ListReturnParser,
  ListSelection,
  MessageModifier,
  SearchKeyParser,
  SearchReturn,
  SelectParameter,
  StatusItem,
  With,
} from '../contract.ts';
import { allExtensions } from './all.ts';

/** The extensions that the settings leave on. Each question asks its own settings only, so that it is known what reached them. */
export class MergedExtensions implements ActiveExtensions {
  readonly #behaviour: Behaviour;

  constructor(behaviour: Behaviour) {
    this.#behaviour = behaviour;
  }

  has(name: string): boolean {
    if (name === 'rev1' || name === 'rev2') return this.#hasRevision(name);
    const extension = allExtensions.find((one) => one.name === name);
    return extension !== undefined && this.#isOn(extension);
  }

  allWith<Part extends keyof Extension>(part: Part): readonly With<Part>[] {
    return allExtensions.filter((extension) => has(extension, part)).filter((extension) => this.#isOn(extension));
  }

  command(name: string): Command | undefined {
    return (
      baseCommands.find((command) => command.name === name) ??
      this.#first((extension) => extension.commands?.find((command) => command.name === name))
    );
  }

  fetchItem(name: string): FetchItemParser | undefined {
    return this.#first(({ fetchItems }) => own(fetchItems, name));
  }

  fetchModifier(name: string): MessageModifier | undefined {
    return this.#first(({ fetchModifiers }) => own(fetchModifiers, name));
  }

  storeModifier(name: string): MessageModifier | undefined {
    return this.#first(({ storeModifiers }) => own(storeModifiers, name));
  }

  searchKey(name: string): SearchKeyParser | undefined {
    return this.#first(({ searchKeys }) => own(searchKeys, name));
  }

  statusItem(name: string): StatusItem | undefined {
    return this.#first(({ statusItems }) => own(statusItems, name));
  }

  selectParameter(name: string): SelectParameter | undefined {
    return this.#first(({ selectParameters }) => own(selectParameters, name));
  }

  searchReturn(name: string): SearchReturn | undefined {
    return this.#first(({ searchReturns }) => own(searchReturns, name));
  }

  listSelection(name: string): ListSelection | undefined {
    return this.#first(({ listSelections }) => own(listSelections, name));
  }

  listReturn(name: string): ListReturnParser | undefined {
    return this.#first(({ listReturns }) => own(listReturns, name));
  }

  createParameter(name: string): CreateParameter | undefined {
    return this.#first(({ createParameters }) => own(createParameters, name));
  }

  canEnable(word: string): boolean {
    if (word === 'IMAP4REV2') return this.has('rev2');
    return this.#first(({ enable }) => enable?.find((known) => known === word)) !== undefined;
  }

  /** A server has one revision at least: rev1 stays where rev2 is off. */
  #hasRevision(name: 'rev1' | 'rev2'): boolean {
    const rev2 = this.#behaviour.setting('imap.rev2') === 'on';
    return name === 'rev2' ? rev2 : !rev2 || this.#behaviour.setting('imap.rev1') === 'on';
  }

  /** What IMAP4rev2 took in cannot be switched off where the server has IMAP4rev2 (RFC 9051 appendix E). */
  #isOn(extension: Extension): boolean {
    if (extension.inRev2 === true && this.#hasRevision('rev2')) return true;
    if (extension.requires?.some((name) => !this.has(name)) === true) return false;
    const setting = `imap.${extension.name}`;
    return !isSettingName(setting) || (this.#behaviour.setting(setting) as string) === 'on';
  }

  #first<T>(find: (extension: Extension) => T | undefined): T | undefined {
    for (const extension of allExtensions) {
      const found = find(extension);
      if (found !== undefined && this.#isOn(extension)) return found;
    }
    return undefined;
  }
}

function has<Part extends keyof Extension>(extension: Extension, part: Part): extension is With<Part> {
  return extension[part] !== undefined;
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
