package org.neurobean.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.neurobean.io.Causes;

/** Brings the missing files of one data set onto this machine. */
final class Download {

    private final DataSetSpec spec;
    private final SetFiles files;
    private final Fetcher fetcher;
    private final FetchProgress progress;
    private final List<DataFile> missing;
    private final Path into;

    Download(SetFiles files, Fetcher fetcher, FetchProgress progress) {
        this.spec = files.spec();
        this.files = files;
        this.fetcher = fetcher;
        this.progress = progress;
        this.missing = files.missing();
        this.into = files.downloadInto();
    }

    /** Fetches what is missing and returns it. */
    List<Path> run() {
        if (missing.isEmpty()) {
            return List.of();
        }
        if (spec.publication() instanceof Publication.CifarArchive archive) {
            return fromArchive(archive);
        }
        if (spec.publication() instanceof Publication.IdxFiles idx) {
            return fromMirrors(idx);
        }
        throw new IllegalStateException(spec.name() + " is built in and misses no file");
    }

    private List<Path> fromMirrors(Publication.IdxFiles idx) {
        announce("downloading into " + into);
        List<Path> fetched = new ArrayList<>();
        for (DataFile file : missing) {
            String name = file.name() + ".gz";
            Path target = into.resolve(name);
            try {
                fetcher.fetch(
                        idx.mirrors().stream()
                                .map(mirror -> mirror.resolve(name))
                                .toList(),
                        target,
                        downloaded -> RightContent.complaint(file, downloaded),
                        progress);
            } catch (Fetcher.NotFetched e) {
                String names =
                        files.missing().stream().map(f -> f.name() + ".gz").collect(Collectors.joining(", "));
                String mirrors = idx.mirrors().stream().map(Object::toString).collect(Collectors.joining(" or "));
                throw byHand(name, e, names + " from " + mirrors);
            }
            fetched.add(target);
        }
        return List.copyOf(fetched);
    }

    /** Takes the archive that is in a data directory, or fetches it, and unpacks the missing files. */
    private List<Path> fromArchive(Publication.CifarArchive archive) {
        Optional<Path> local = files.find(archive.archiveName());
        Path packed = local.orElse(into.resolve(archive.archiveName()));
        if (local.isPresent()) {
            archiveComplaint(archive, packed).ifPresent(complaint -> {
                throw new DataSetException(packed + ": " + complaint + "; replace or delete the file");
            });
        } else {
            announce("downloading the archive into " + into);
            try {
                fetcher.fetch(
                        List.of(archive.archive()),
                        packed,
                        downloaded -> archiveComplaint(archive, downloaded),
                        progress);
            } catch (Fetcher.NotFetched e) {
                throw byHand(archive.archiveName(), e, archive.archive().toString());
            }
        }
        progress.note(spec.name() + ": unpacking " + packed + " into " + into);
        Set<String> names = missing.stream().map(DataFile::name).collect(Collectors.toUnmodifiableSet());
        TarArchive.unpack(packed, names, into);
        if (local.isEmpty()) {
            delete(packed);
        }
        return missing.stream().map(file -> into.resolve(file.name())).toList();
    }

    private static Optional<String> archiveComplaint(Publication.CifarArchive archive, Path packed) {
        try {
            String found = Sha256.ofBytes(packed);
            return found.equals(archive.sha256())
                    ? Optional.empty()
                    : Optional.of(RightContent.wrong(archive.sha256(), found));
        } catch (IOException e) {
            return Optional.of("cannot be read (" + Causes.brief(e) + ")");
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw DownloadException.unwritable(file, e);
        }
    }

    private void announce(String what) {
        progress.note(String.format(
                Locale.ROOT,
                "%s: %d of %d files are not in %s; %s",
                spec.name(),
                missing.size(),
                spec.publication().files().size(),
                files.searched(),
                what));
    }

    private DownloadException byHand(String name, Fetcher.NotFetched e, String what) {
        String problem = String.format(
                Locale.ROOT,
                "%s is not complete in %s, and %s could not be downloaded (%s); ",
                spec.name(),
                files.searched(),
                name,
                e.getMessage());
        String remedy = "download by hand " + what + " into " + into + ", or name a directory that holds the set";
        return DownloadException.remediedByDirectory(problem, remedy, e);
    }
}
