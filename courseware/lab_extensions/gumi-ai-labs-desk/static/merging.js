// A cell that was written in two windows: nothing is lost, the learner chooses.

import { element } from './elements.js';
import { read, write } from './literals.js';

/**
 * Puts what was written here back after another window's notebook was read. Whether that window
 * had written another thing in the same place; it is kept with the cell until the learner chooses.
 * @param {any} model the cell's, as it was read
 * @param {string} before the cell as both windows had it
 * @param {string} mine
 */
export function afterOther(model, before, mine) {
  const theirs = model.sharedModel.getSource();
  const { source, both } = merged(before, mine, theirs);
  if (source !== theirs) {
    model.sharedModel.setSource(source);
    const labs = model.getMetadata('labs') ?? {};
    model.setMetadata('labs', { ...labs, waiting: true, ...(both ? { other: theirs } : {}) });
  }
  return both;
}

/**
 * A cell written in two windows, field by field; `both` tells that one field was written in both,
 * and then it is as it was written here.
 * @param {string} before @param {string} mine @param {string} theirs
 */
export function merged(before, mine, theirs) {
  if (theirs === before || theirs === mine || mine === before) {
    return { source: mine === before ? theirs : mine, both: false };
  }
  const [was, here, there] = [before, mine, theirs].map(values);
  if (!here.size || rest(mine) !== rest(theirs)) {
    return { source: mine, both: true };
  }
  const written = [...here].filter(([name, value]) => value !== was.get(name));
  const both = written.some(([name, value]) => ![was.get(name), value].includes(there.get(name)));
  return { source: written.reduce((source, [name, value]) => write(source, name, JSON.parse(value)), theirs), both };
}

/** @param {string} source */
function values(source) {
  return new Map(read(source).map(one => [one.name, JSON.stringify(one.value)]));
}

/**
 * A cell without what stands in its fields.
 * @param {string} source
 */
function rest(source) {
  return read(source).reverse().reduce((text, one) => text.slice(0, one.from) + text.slice(one.to), source);
}

/** @param {any} model */
function chosen(model) {
  const { other: _, ...rest } = model.getMetadata('labs') ?? {};
  model.setMetadata('labs', rest);
}

/**
 * What another window has in this cell, and the choice; empty where there is none.
 * @param {any} model @param {Record<string, string>} words
 */
export function otherVersion(model, words) {
  const node = element('div', { className: 'desk-other', role: 'status' });
  const draw = () => {
    const theirs = model.getMetadata('labs')?.other;
    node.hidden = theirs === undefined;
    if (theirs === undefined) {
      node.replaceChildren();
      return;
    }
    const take = element('button', { type: 'button', className: 'desk-add' }, words.takeOther);
    const leave = element('button', { type: 'button', className: 'desk-add' }, words.leaveOther);
    take.addEventListener('click', () => {
      model.sharedModel.setSource(theirs);
      chosen(model);
    });
    leave.addEventListener('click', () => chosen(model));
    const shown = element('pre', {}, differences(theirs, model.sharedModel.getSource()));
    node.replaceChildren(element('p', {}, words.otherWindow), shown, element('div', { className: 'desk-bar' }, take, leave));
  };
  model.metadataChanged.connect(draw);
  draw();
  return node;
}

/**
 * The values of fields that are others there; the whole text where there are no fields.
 * @param {string} theirs @param {string} mine
 */
function differences(theirs, mine) {
  const here = new Map(read(mine).map(one => [one.name, String(one.value)]));
  const values = read(theirs).map(one => [one.name, String(one.value)]);
  const others = values.filter(([name, value]) => here.get(name) !== value).map(([, value]) => value);
  return others.length ? others.join('\n') : theirs;
}
