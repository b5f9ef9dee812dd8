package org.neurobean.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server in this process. */
class FetchTest {

    private static final int HALF = -2;

    @TempDir
    Path folder;

    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>(); // status, or HALF
    private final Set<String> redirected = ConcurrentHashMap.newKeySet(); // folders whose files are in "/good/"
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private URI good;
    private Path into;
    private DataStore store;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        good = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/good/");
        SmallSets.IDX.forEach((name, content) -> served.put("/good/" + name + ".gz", SmallSets.gzip(content)));
        into = folder.resolve("data");
        store = store(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @AfterEach
    void stopServer() {
        testIsOver.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private DataStore store(Duration connecting, Duration silence) {
        return new DataStore(SmallSets.directories(into, folder.resolve("cache")), new Fetcher(connecting, silence));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (redirected.stream().anyMatch(path::startsWith)) {
            exchange.getResponseHeaders().add("Location", path.replaceFirst("^/[a-z]+/", "/good/"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
        }
        byte[] body = served.get(path);
        int answer = answers.getOrDefault(path, body == null ? 404 : 200);
        if (answer >= 400) {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, answer == HALF ? body.length / 2 : body.length);
        out.flush();
        if (answer == HALF && path.contains("silent")) {
            await();
        }
        exchange.close();
    }

    private void await() {
        try {
            testIsOver.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Path> fetch(URI... mirrors) {
        return store.fetch(SmallSets.idxSpec(mirrors), FetchProgress.SILENT);
    }

    /** Names of all files under the test's folder. */
    private List<String> files() {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String failure(Runnable run) {
        List<String> message = new ArrayList<>();
        assertThatThrownBy(run::run)
                .isInstanceOf(DownloadException.class)
                .satisfies(e -> message.add(((DownloadException) e).message("--data-dir")));
        return message.get(0);
    }

    @Test
    void whatIsMissingIsFetchedAsItIsPublishedAndNothingElse() throws IOException {
        SmallSets.write(into.resolve("small/test-labels"), SmallSets.IDX.get("test-labels"));

        assertThat(fetch(good)).hasSize(3);

        assertThat(files()).containsExactly("test-images.gz", "test-labels", "train-images.gz", "train-labels.gz");
        assertThat(Files.readAllBytes(into.resolve("small/test-images.gz")))
                .isEqualTo(served.get("/good/test-images.gz"));
        assertThat(fetch(good)).isEmpty();
    }

    @Test
    void loadFetchesAndThenReads() throws IOException {
        Files.createDirectory(into);

        DataSet set = store.load(SmallSets.idxSpec(good), FetchProgress.SILENT);

        assertThat(set.train().labels()).containsExactly(7, 0, 9);
    }

    @Test
    void progressAddsUpToTheSizesOfTheFiles() {
        List<String> notes = new ArrayList<>();
        long[] counted = new long[2];
        store.fetch(SmallSets.idxSpec(good), new FetchProgress() {
            @Override
            public void note(String line) {
                notes.add(line);
            }

            @Override
            public void started(String file, long bytes) {
                counted[0] += bytes;
            }

            @Override
            public void advanced(long bytes) {
                counted[1] += bytes;
            }

            @Override
            public void ended() {}
        });

        assertThat(counted[1])
                .isEqualTo(counted[0])
                .isEqualTo(served.values().stream().mapToLong(b -> b.length).sum());
        assertThat(notes).anySatisfy(line -> assertThat(line)
                .contains("small: 4 of 4 files are not in " + into.resolve("small")));
    }

    @Test
    void theNextMirrorIsAskedWhereOneFails() {
        served.put("/wrong/train-images.gz", SmallSets.gzip(SmallSets.IDX.get("test-images")));

        assertThat(fetch(good.resolve("/missing/"), good.resolve("/wrong/"), good))
                .hasSize(4);
    }

    @Test
    void aFailureSaysWhyAndWhatToDoByHand() {
        answers.put("/good/train-labels.gz", 503);

        String message = failure(() -> fetch(good, good.resolve("/missing/")));

        Path small = into.resolve("small");
        assertThat(message)
                .isEqualTo("small is not complete in " + small + " or " + folder.resolve("cache/small")
                        + ", and train-labels.gz could not be downloaded (127.0.0.1: HTTP status 503; 127.0.0.1: HTTP"
                        + " status 404); download by hand train-labels.gz, test-images.gz, test-labels.gz from " + good
                        + " or " + good.resolve("/missing/") + " into " + small
                        + ", or name a directory that holds the set with --data-dir or NEUROBEAN_DATA");
        assertThat(message).doesNotContain("\n");
        assertThat(files()).containsExactly("train-images.gz");
    }

    @Test
    void aWrongContentIsNotKept() {
        byte[] other = SmallSets.IDX.get("test-images");
        served.put("/good/train-images.gz", SmallSets.gzip(other));

        assertThat(failure(() -> fetch(good)))
                .contains("wrong content", SmallSets.sha256(SmallSets.IDX.get("train-images")))
                .contains("found " + SmallSets.sha256(other));
        assertThat(files()).isEmpty();
    }

    @Test
    void aDamagedPackingIsNotKept() {
        byte[] packed = SmallSets.gzip(SmallSets.IDX.get("train-images"));
        served.put("/good/train-images.gz", Arrays.copyOf(packed, packed.length - 5));

        assertThat(failure(() -> fetch(good))).contains("no whole gzip file");
        assertThat(files()).isEmpty();
    }

    @Test
    void aDownloadThatBreaksOffLeavesNothing() {
        answers.put("/good/train-images.gz", HALF);

        assertThat(failure(() -> fetch(good))).contains("broke off after");
        assertThat(files()).isEmpty();
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() {
        served.put("/silent/train-images.gz", served.get("/good/train-images.gz"));
        answers.put("/silent/train-images.gz", HALF);
        store = store(Duration.ofSeconds(5), Duration.ofMillis(300));

        assertThat(failure(() -> fetch(good.resolve("/silent/")))).contains("the server fell silent");
        assertThat(files()).isEmpty();
    }

    @Test
    void aRefusedConnectionIsSaidAtOnce() throws IOException {
        int port;
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAgain.getLocalPort();
        }
        store = new DataStore(SmallSets.directories(into, folder.resolve("cache")), Fetcher.standard());
        long start = System.nanoTime();

        assertThat(failure(() -> fetch(URI.create("http://127.0.0.1:" + port + "/"))))
                .contains("127.0.0.1: connection refused");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(files()).isEmpty();
    }

    @Test
    void aHostNameThatDoesNotExistIsSaid() {
        assertThat(failure(() -> fetch(URI.create("http://no-such-host.invalid/"))))
                .contains("host name not found");
        assertThat(files()).isEmpty();
    }

    @Test
    void aRedirectIsFollowed() throws IOException {
        redirected.add("/moved/");

        assertThat(fetch(good.resolve("/moved/"))).hasSize(4);
        assertThat(Files.readAllBytes(into.resolve("small/test-images.gz")))
                .isEqualTo(served.get("/good/test-images.gz"));
    }

    @Test
    void theTimeToBeAnsweredIsForAllMirrorsTogether() throws IOException {
        store = store(Duration.ofMillis(600), Duration.ofSeconds(5));
        // The kernel takes the connection, and nobody ever answers.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI mirror = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            long start = System.nanoTime();

            assertThat(failure(() -> fetch(mirror, mirror, mirror))).contains("no answer within 0.2 s");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(550), Duration.ofSeconds(3));
        }
    }

    @Test
    void anInterruptedDownloadLeavesNothing() {
        Thread.currentThread().interrupt();

        assertThat(failure(() -> fetch(good))).contains("interrupted and left nothing behind");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Files.createDirectory(into);
        Files.createFile(into.resolve("small"));

        assertThat(failure(() -> fetch(good)))
                .contains("cannot write", "small", "name another with --data-dir or NEUROBEAN_DATA");
    }

    @Test
    void aFullDiskIsOneClearLine() {
        DownloadException error =
                DownloadException.unwritable(Path.of("d/train-images.gz"), new IOException("No space left on device"));

        String line = "no space left on the disk to write " + Path.of("d/train-images.gz")
                + ": free some, or name a directory on another disk with ";
        assertThat(error).hasMessage(line + "NEUROBEAN_DATA");
        assertThat(error.message("--data-dir")).isEqualTo(line + "--data-dir or NEUROBEAN_DATA");
    }

    // ---- a set that comes as an archive

    private static final Map<String, byte[]> MEMBERS = new TreeMap<>(Map.of(
            "batch_1.bin", SmallSets.cifar(1, 2, 3),
            "batch_2.bin", SmallSets.cifar(4, 5, 6),
            "readme.html", new byte[700],
            "test.bin", SmallSets.cifar(7, 8, 9)));

    private DataSetSpec archived(byte[] archive) {
        served.put("/good/tiny.tar.gz", archive);
        return SmallSets.cifarSpec(good.resolve("tiny.tar.gz"), SmallSets.sha256(archive));
    }

    @Test
    void anArchiveIsUnpackedAndItsFilesAreAcceptedFromThenOn() throws IOException {
        DataSetSpec spec = archived(SmallSets.gzip(SmallSets.tar(MEMBERS)));
        Files.createDirectory(into);

        DataSet set = store.load(spec, FetchProgress.SILENT);

        assertThat(set.train().labels()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(set.test().labels()).containsExactly(7, 8, 9);
        assertThat(set.remarks()).isEmpty();
        assertThat(files()).containsExactly("SHA256SUMS", "batch_1.bin", "batch_2.bin", "test.bin");
        assertThat(store.verify(spec)).allMatch(check -> check.status() == FileCheck.Status.OK);
        SmallSets.write(into.resolve("tiny-cifar/test.bin"), SmallSets.cifar(7, 8, 0));
        assertThat(store.verify(spec)).anyMatch(check -> check.status() == FileCheck.Status.WRONG);
    }

    @Test
    void anArchivePutThereByHandIsUsedAndKept() {
        byte[] archive = SmallSets.gzip(SmallSets.tar(MEMBERS));
        DataSetSpec spec = archived(archive);
        served.clear();
        SmallSets.write(into.resolve("tiny-cifar/tiny.tar.gz"), archive);

        assertThat(store.fetch(spec, FetchProgress.SILENT)).hasSize(3);
        assertThat(files()).contains("tiny.tar.gz", "test.bin");
    }

    @Test
    void aWrongArchiveIsNotUnpacked() {
        DataSetSpec spec = archived(SmallSets.gzip(SmallSets.tar(MEMBERS)));
        byte[] other = SmallSets.gzip(new byte[0]);
        served.put("/good/tiny.tar.gz", other);

        assertThat(failure(() -> store.fetch(spec, FetchProgress.SILENT)))
                .contains("found " + SmallSets.sha256(other), "download by hand " + good.resolve("tiny.tar.gz"));
        assertThat(files()).isEmpty();

        SmallSets.write(into.resolve("tiny-cifar/tiny.tar.gz"), other);
        assertThatThrownBy(() -> store.fetch(spec, FetchProgress.SILENT))
                .isInstanceOf(DataSetException.class)
                .hasMessageContainingAll("tiny.tar.gz: wrong content", "replace or delete the file");
    }

    @Test
    void anArchiveThatIsDamagedOrLacksAFileLeavesNoneOfItsFiles() {
        byte[] tar = SmallSets.tar(MEMBERS);
        Map<String, byte[]> fewer = new TreeMap<>(MEMBERS);
        fewer.remove("test.bin");
        byte[] noSize = tar.clone();
        Arrays.fill(noSize, 124, 136, (byte) 'x');
        Map<byte[], String> archives = Map.of(
                SmallSets.tar(fewer),
                "lacks test.bin",
                Arrays.copyOf(tar, 12_000),
                "ends in the middle of a file",
                noSize,
                "is no tar archive");

        archives.forEach((archive, complaint) -> {
            assertThatThrownBy(() -> store.fetch(archived(archive), FetchProgress.SILENT))
                    .isInstanceOf(DataSetException.class)
                    .hasMessageContaining(complaint);
            assertThat(files()).noneMatch(name -> name.endsWith(".bin") || name.endsWith(".part"));
            into.resolve("tiny-cifar/tiny.tar.gz").toFile().delete();
        });
    }
}
