import { Dom } from '/report/page/dom.js';

// The data that the page carries: JSON in the element with the id 'data'.
//
// Each page names the structure that it draws from, and reads its data by it: an object with a key for each part. A part
// is PageData.value, whatever kind of number, text or list of these it is; an object of parts; a list of one object,
// which stands for any number of them; or PageData.orNull of one of these. The Java record of the same name says what
// every part means.
export const PageData = {
  value: 'value',

  orNull(part) {
    return { orNull: part };
  },

  // The data, or an error that the reader of the page sees as well if it is not what the page draws from.
  read(structure) {
    try {
      const data = JSON.parse(document.getElementById('data').textContent);
      PageData.check(structure, data, '');
      return data;
    } catch (error) {
      const note = Dom.element('p', 'caution', `This page cannot draw: ${error.message}. Write it again with one version of neurobean.`);
      note.id = 'data-error';
      note.setAttribute('role', 'alert');
      document.querySelector('main').prepend(note);
      throw error;
    }
  },

  // Neither a missing nor an unknown key passes: an unknown one is most likely a renamed one.
  check(part, data, place) {
    if (part === PageData.value) return;
    if (Array.isArray(part)) {
      if (!Array.isArray(data)) throw new Error(`its data has no list ${place}`);
      data.forEach((each, i) => PageData.check(part[0], each, `${place}[${i}]`));
    } else if (Object.hasOwn(part, 'orNull')) {
      if (data !== null) PageData.check(part.orNull, data, place);
    } else {
      PageData.checkKeys(part, data, place);
    }
  },

  checkKeys(part, data, place) {
    if (data === null || typeof data !== 'object' || Array.isArray(data)) throw new Error(`its data has no object ${place}`);
    const inside = place === '' ? '' : `${place}.`;
    Object.keys(data).forEach((key) => {
      if (!Object.hasOwn(part, key)) throw new Error(`its data has an unknown key ${inside}${key}`);
    });
    Object.keys(part).forEach((key) => {
      if (!Object.hasOwn(data, key)) throw new Error(`its data has no key ${inside}${key}`);
      PageData.check(part[key], data[key], inside + key);
    });
  },
};
