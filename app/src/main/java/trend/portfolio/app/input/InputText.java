package trend.portfolio.app.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import trend.analysis.InvalidInputException;

/** Reads the text of a file that a person named. */
public final class InputText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private InputText() {}

    /**
     * Returns the file's text, without the mark that some spreadsheets put first.
     *
     * @throws InvalidInputException if it cannot be read or is not UTF-8
     */
    public static String of(Path file) {
        if (!Files.exists(file)) {
            throw new InvalidInputException(file + ": there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + ": is a folder, not a file");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + ": is not UTF-8 text", e);
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read (" + e + ")", e);
        }
    }
}
