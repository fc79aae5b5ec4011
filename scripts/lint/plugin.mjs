import fs from 'node:fs';
import { importFault } from './boundaries.mjs';

const isFolder = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;

const boundaries = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { src: { type: 'string' } }, required: ['src'] }],
    messages: { fault: "'{{specifier}}': {{fault}}." },
  },
  create(context) {
    const source = { src: context.options[0].src, isFolder };
    const check = (node, specifier, typeOnly) => {
      if (typeof specifier?.value !== 'string') return;
      const fault = importFault(source, context.filename, specifier.value, typeOnly);
      if (fault) context.report({ node, messageId: 'fault', data: { specifier: specifier.value, fault } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.argument?.literal, true),
      CallExpression: (node) => {
        if (node.callee.type === 'Identifier' && node.callee.name === 'require') check(node, node.arguments[0], false);
      },
    };
  },
};

export default { rules: { boundaries } };
