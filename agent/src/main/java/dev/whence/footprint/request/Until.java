package dev.whence.footprint.request;

import java.time.Duration;

/** What shows that a server is up: from then on it need not run any longer, and is ended. */
public sealed interface Until {
    /** What has to happen, as the end of "the command ended before …". */
    String words();

    /** That it did not happen, as the beginning of "… within 60 s". */
    String missing();

    /**
     * A line on stdout or stderr contains a text.
     *
     * @param text not empty
     */
    record Text(String text) implements Until {
        @Override
        public String words() {
            return "a line of its output contained '" + text + "'";
        }

        @Override
        public String missing() {
            return "no line of its output contained '" + text + "'";
        }
    }

    /**
     * A port of the loopback address accepts a connection.
     *
     * @param number from 1 to 65,535
     */
    record Port(int number) implements Until {
        @Override
        public String words() {
            return "port " + number + " accepted a connection";
        }

        @Override
        public String missing() {
            return "port " + number + " accepted no connection";
        }
    }

    /**
     * Some time has passed since the start.
     *
     * @param length how long
     */
    record Time(Duration length) implements Until {
        @Override
        public String words() {
            return RunOptions.words(length) + " had passed";
        }

        @Override
        public String missing() {
            return RunOptions.words(length) + " had not passed";
        }
    }
}
