package org.neurobean.report.figure;

import java.nio.file.Path;
import java.util.List;
import org.neurobean.io.UnwritableFileException;
import org.neurobean.io.WholeFile;
import org.neurobean.io.WrittenFile;
import org.neurobean.report.draw.PngCanvas;
import org.neurobean.report.draw.SvgCanvas;

/** Writes a figure as SVG and, if there are fonts, as PNG with two pixels for one of the SVG's. */
public final class FigureWriter {

    private FigureWriter() {}

    /**
     * Writes {@code maps.svg} and {@code maps.png} for the path {@code maps}; the second one only if
     * {@link PngCanvas#hasFonts()}. Each file is replaced whole or not at all.
     *
     * @param withoutExtension in a directory that exists
     * @return what was written
     * @throws UnwritableFileException if a file cannot be written
     */
    public static List<WrittenFile> write(Figure figure, Path withoutExtension) {
        Path name = withoutExtension.getFileName();
        if (name == null) {
            throw new UnwritableFileException(withoutExtension, "it names no file", "name one", null);
        }
        WrittenFile svg = WholeFile.write(withoutExtension.resolveSibling(name + ".svg"), svg(figure));
        return PngCanvas.hasFonts()
                ? List.of(svg, WholeFile.write(withoutExtension.resolveSibling(name + ".png"), png(figure)))
                : List.of(svg);
    }

    /** The SVG file of a figure. */
    public static byte[] svg(Figure figure) {
        SvgCanvas canvas = new SvgCanvas(figure.width(), figure.height(), figure.title(), figure.description());
        figure.draw(canvas);
        return canvas.toBytes();
    }

    private static byte[] png(Figure figure) {
        PngCanvas canvas = new PngCanvas(figure.width(), figure.height());
        figure.draw(canvas);
        return canvas.toBytes();
    }
}
