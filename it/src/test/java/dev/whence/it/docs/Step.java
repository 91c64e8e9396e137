package dev.whence.it.docs;

import java.util.List;

/**
 * One thing that a page has done or shows.
 *
 * @param line the number of its first line in the page: of its comment, or of its block where it has none
 * @param kind what is to be done with it
 * @param words what stands behind the kind in the comment's first line
 * @param body the comment's other lines
 * @param first the number of the block's first line, from 0; that of no line where there is no block
 * @param block the block's lines without their indentation
 */
record Step(int line, Kind kind, List<String> words, List<String> body, int first, List<String> block) {

    /** What the first word of a comment says. */
    enum Kind {
        /** Commands that prepare something; nothing of them is shown. */
        GIVEN,
        /** A program that runs from here to the end of the page; the page calls its process by the number named. */
        START,
        /** A block with commands, each behind {@code $}, and their output. */
        RUN,
        /** A block with the output of the comment's commands. */
        OUTPUT,
        /** A block that is the text of the file named. */
        FILE,
        /** A block whose lines the script, or another file, named has: its commands are executed there. */
        IN,
        /** A block that says nothing of how it is held true. */
        NONE;

        boolean hasBlock() {
            return this != GIVEN && this != START;
        }
    }

    /** Whether the comment has this word. */
    boolean says(String word) {
        return words.contains(word);
    }
}
