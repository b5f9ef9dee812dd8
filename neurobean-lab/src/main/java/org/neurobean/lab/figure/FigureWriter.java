package org.neurobean.lab.figure;

import java.nio.file.Path;
import java.util.List;
import org.neurobean.lab.UserError;
import org.neurobean.lab.report.AtomicFile;
import org.neurobean.lab.report.PngCanvas;
import org.neurobean.lab.report.SvgCanvas;
import org.neurobean.lab.report.WrittenFile;

/** Writes a figure as SVG and as PNG with two pixels for one of the SVG's. */
public final class FigureWriter {

    private FigureWriter() {}

    /**
     * Writes {@code maps.svg} and {@code maps.png} for the path {@code maps}. Each file is replaced whole or not at
     * all; nothing is written where one of the two cannot be drawn.
     *
     * @param withoutExtension in a directory that exists
     * @throws UserError with one line that says why a file could not be drawn or written
     */
    public static List<WrittenFile> write(Figure figure, Path withoutExtension) {
        Path name = withoutExtension.getFileName();
        if (name == null) {
            throw UserError.usage("cannot write a figure to " + withoutExtension + ": it names no file; name one");
        }
        byte[] svg = svg(figure);
        Path pngFile = withoutExtension.resolveSibling(name + ".png");
        byte[] png = png(figure, pngFile);
        return List.of(
                AtomicFile.write(withoutExtension.resolveSibling(name + ".svg"), svg), AtomicFile.write(pngFile, png));
    }

    static byte[] svg(Figure figure) {
        SvgCanvas canvas = new SvgCanvas(figure.width(), figure.height(), figure.title(), figure.description());
        figure.draw(canvas);
        return canvas.toBytes();
    }

    private static byte[] png(Figure figure, Path file) {
        PngCanvas canvas = new PngCanvas(figure.width(), figure.height());
        try {
            figure.draw(canvas);
        } catch (InternalError | LinkageError noFonts) {
            throw UserError.usage(
                    "cannot draw " + file + ": this Java finds no fonts; install fontconfig and a font", noFonts);
        }
        return canvas.toBytes();
    }
}
