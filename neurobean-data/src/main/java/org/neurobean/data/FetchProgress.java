package org.neurobean.data;

/** Is notified of the progress of a download; called from the thread that downloads. */
public interface FetchProgress {

    /** Ignores all events. */
    FetchProgress SILENT = new FetchProgress() {
        @Override
        public void note(String line) {}

        @Override
        public void started(String file, long bytes) {}

        @Override
        public void advanced(long bytes) {}

        @Override
        public void ended() {}
    };

    /** Something to tell the user before a long wait. */
    void note(String line);

    /**
     * A file begins to arrive.
     *
     * @param file name of the file
     * @param bytes how many there will be, or -1 if the server does not say
     */
    void started(String file, long bytes);

    /** This many more bytes have arrived. */
    void advanced(long bytes);

    /** The file begun last is there, or has failed. */
    void ended();
}
