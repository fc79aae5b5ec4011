const MAX_NAME = 150;
const MAX_EXTENSION = 16;

/** Runs on a click on some system, or carries what does; what mail services refuse. */
const EXECUTABLE = new Set(
  (
    'ade adp apk app appx appxbundle bat bin cab chm cmd com cpl crx csh deb desktop diagcab dll dmg elf ex ex_ exe fxp ' +
    'gadget hta inf ins inx ipa iso isp isu jar jnlp job jse js ksh lib lnk mad maf mam maq mar mas mat mau mav maw mda ' +
    'mdb mde mdt mdw mdz mjs msc msh msi msix msixbundle msp mst nsh ocx pif pl prg ps1 ps1xml ps2 psc1 psm1 py pyc rb ' +
    'reg rgs rpm run scf scr sct service sh shb shs sys u3p url vb vbe vbs vbscript vhd vhdx vxd webloc workflow ws wsc ' +
    'wsf wsh xbap xll xpi zsh'
  ).split(' '),
);

/** Reserved by Windows, whatever follows the dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
/** Control characters, what no file system takes, and what turns `exe.gpj` round or hides. */
const UNWANTED =
  /[\u0000-\u001F\u007F-\u009F<>:"/\\|?*\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFD]/g;

export interface FileName {
  /** Without the extension. */
  title: string;
  /** With its dot, in lower case; empty when there is none. */
  extname: string;
}

/** A name that is safe to show and to save under, whatever was sent as one. */
export function cleanFileName(given: string): FileName {
  const name = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(UNWANTED, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const dot = name.lastIndexOf('.');
  const tail = dot > 0 ? name.slice(dot + 1) : '';
  const isExtension = tail.length > 0 && tail.length <= MAX_EXTENSION && /^[\p{L}\p{N}_-]+$/u.test(tail);
  const stem = (isExtension ? name.slice(0, dot) : name).slice(0, MAX_NAME).toWellFormed().trim();
  const title = stem === '' || RESERVED.test(stem) ? `file${stem && `-${stem}`}` : stem;
  return { title, extname: isExtension ? `.${tail.toLowerCase()}` : '' };
}

export const isExecutableName = ({ extname }: FileName): boolean => EXECUTABLE.has(extname.slice(1));
