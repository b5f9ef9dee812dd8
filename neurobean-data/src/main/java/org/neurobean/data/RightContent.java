package org.neurobean.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides whether a file has the right content: one that the catalog knows or that {@code SHA256SUMS} vouches for. */
final class RightContent {

    private RightContent() {}

    /**
     * Accepts the content of a file.
     *
     * @return what a result on it has to mention, or empty
     * @throws DataSetException with file, expected and found digest, if the content is not right
     */
    static String accept(DataSetSpec spec, DataFile file, Path path, String sha256) {
        for (DataFile.Content content : file.contents()) {
            if (content.sha256().equals(sha256)) {
                return content.remark();
            }
        }
        List<String> expected = new ArrayList<>(
                file.contents().stream().map(DataFile.Content::sha256).toList());
        Path directory = path.toAbsolutePath().getParent();
        // Sums may vouch only for what comes out of an archive: those contents the catalog does not know.
        if (directory != null && spec.publication() instanceof Publication.CifarArchive) {
            String sum = Checksums.in(directory).get(file.name());
            if (sha256.equals(sum)) {
                return "";
            }
            if (sum != null) {
                expected.add(sum);
            }
        }
        throw new DataSetException(String.format(
                Locale.ROOT,
                "%s is not the file of %s: the sha256 of its content must be %s, found %s; delete it and"
                        + " run 'neurobean data fetch %s', or put the right file in its place",
                path,
                spec.name(),
                String.join(" or ", expected),
                sha256,
                spec.name()));
    }

    /** What is wrong with a downloaded file, or nothing. */
    static Optional<String> complaint(DataFile file, Path downloaded) {
        try {
            String found = DataFileInput.sha256OfContent(downloaded);
            List<String> right =
                    file.contents().stream().map(DataFile.Content::sha256).toList();
            return right.contains(found) ? Optional.empty() : Optional.of(wrong(String.join(" or ", right), found));
        } catch (DataSetException e) {
            return Optional.of("wrong content, it is no whole gzip file");
        }
    }

    static String wrong(String expected, String found) {
        return "wrong content, its sha256 must be " + expected + ", found " + found;
    }
}
