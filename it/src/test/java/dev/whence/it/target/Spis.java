package dev.whence.it.target;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.spi.CharsetProvider;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import javax.imageio.ImageIO;
import javax.script.AbstractScriptEngine;
import javax.script.Bindings;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;

/** Uses service providers of the JDK's and its own as often as the first argument says, with secrets; prints what it got. */
public final class Spis {
    private Spis() {}

    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[0]);
        URI archive = URI.create("jar:" + Path.of(arguments[1]).toUri());
        for (int i = 0; i < times; i++) {
            print(Charset.forName("x-own-" + i));
            print(ResourceBundle.getBundle("spis", Locale.GERMAN, new Fresh()));
            print(ImageIO.getImageReadersByFormatName("png").next());
            print(ImageIO.getImageWritersByFormatName("gif").next());
            ScriptEngine engine = new ScriptEngineManager().getEngineByName("own");
            print(engine);
            print(engine.eval("s3cret"));
            print(String.valueOf(new ScriptEngineManager().getEngineByName("none")));
            print(ZoneId.of("Europe/Berlin").getRules().isFixedOffset());
            FileSystems.newFileSystem(archive, Map.of("create", "true")).close();
            lookUp("host" + i + ".s3cret");
        }
    }

    private static void print(Object object) {
        System.out.println(
                object instanceof Charset ? object : object.getClass().getName());
    }

    private static void lookUp(String host) {
        try {
            System.out.println(InetAddress.getByName(host).getHostAddress());
        } catch (UnknownHostException unknown) {
            System.out.println("unknown");
        }
    }

    /** A control that keeps nothing. */
    private static final class Fresh extends ResourceBundle.Control {
        @Override
        public long getTimeToLive(String name, Locale locale) {
            return TTL_DONT_CACHE;
        }

        @Override
        public List<String> getFormats(String name) {
            return FORMAT_PROPERTIES;
        }
    }

    /** Gives a charset for each name that begins with {@code x-own-}. */
    public static final class Charsets extends CharsetProvider {
        @Override
        public Iterator<Charset> charsets() {
            return Collections.emptyIterator();
        }

        @Override
        public Charset charsetForName(String name) {
            return name.startsWith("x-own-") ? new Own(name) : null;
        }
    }

    private static final class Own extends Charset {
        Own(String name) {
            super(name, new String[0]);
        }

        @Override
        public boolean contains(Charset other) {
            return false;
        }

        @Override
        public java.nio.charset.CharsetDecoder newDecoder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public java.nio.charset.CharsetEncoder newEncoder() {
            throw new UnsupportedOperationException();
        }
    }

    /** Makes engines that give back their script. */
    public static final class Engines implements ScriptEngineFactory {
        @Override
        public String getEngineName() {
            return "own";
        }

        @Override
        public String getEngineVersion() {
            return "1";
        }

        @Override
        public List<String> getExtensions() {
            return new ArrayList<>();
        }

        @Override
        public List<String> getMimeTypes() {
            return new ArrayList<>();
        }

        @Override
        public List<String> getNames() {
            return List.of("own");
        }

        @Override
        public String getLanguageName() {
            return "own";
        }

        @Override
        public String getLanguageVersion() {
            return "1";
        }

        @Override
        public Object getParameter(String key) {
            return "own";
        }

        @Override
        public String getMethodCallSyntax(String object, String method, String... arguments) {
            return "";
        }

        @Override
        public String getOutputStatement(String text) {
            return text;
        }

        @Override
        public String getProgram(String... statements) {
            return "";
        }

        @Override
        public ScriptEngine getScriptEngine() {
            return new Engine(this);
        }
    }

    /** Gives back its script. */
    public static final class Engine extends AbstractScriptEngine {
        private final ScriptEngineFactory factory;

        Engine(ScriptEngineFactory factory) {
            this.factory = factory;
        }

        @Override
        public Object eval(String script, ScriptContext context) throws ScriptException {
            return script;
        }

        @Override
        public Object eval(java.io.Reader reader, ScriptContext context) throws ScriptException {
            return "";
        }

        @Override
        public Bindings createBindings() {
            return new SimpleBindings();
        }

        @Override
        public ScriptEngineFactory getFactory() {
            return factory;
        }
    }
}
