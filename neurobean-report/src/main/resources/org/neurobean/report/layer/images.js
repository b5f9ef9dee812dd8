import { Packed } from '/report/layer/packed.js';
import { Dom } from '/report/page/dom.js';

// The images that excite a neuron most, drawn from their bytes.
export const Images = {
  // Grey, or red, green, blue in planes, as a canvas of its own size; the style sheet makes it larger.
  canvas(images, place) {
    const { width, height, channels } = images;
    if (!images.bytes) images.bytes = Packed.bytes(images.pixels);
    const plane = width * height;
    const start = place * plane * channels;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    const pixels = context.createImageData(width, height);
    for (let i = 0; i < plane; i += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        pixels.data[4 * i + channel] = images.bytes[start + i + (channels === 3 ? channel * plane : 0)];
      }
      pixels.data[4 * i + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
    return canvas;
  },

  list(layer, ids) {
    const { images } = layer;
    const grid = Dom.element('div', 'images');
    Images.places(images, ids).forEach((place) => {
      const name = layer.classNames[images.labels[place]] ?? '';
      const figure = Dom.element('div', 'image');
      const canvas = Images.canvas(images, place);
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', `Sample ${images.samples[place]}, class ${name}`);
      canvas.title = `sample ${images.samples[place]}, class ${name}`;
      figure.append(canvas, Dom.element('span', '', Dom.shortened(name, 9)));
      grid.append(figure);
    });
    return grid;
  },

  // Of one neuron all, of several the strongest of each in turn, none twice.
  places(images, ids) {
    const places = new Set();
    for (let rank = 0; rank < 16 && places.size < 10; rank += 1) {
      ids.forEach((id) => {
        const place = images.ofNeuron[id][rank];
        if (place !== undefined && places.size < 10) places.add(place);
      });
    }
    return [...places];
  },
};
