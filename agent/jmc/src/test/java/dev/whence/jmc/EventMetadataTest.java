package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Story;
import dev.whence.Story.State;
import dev.whence.jmc.EventTypes.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/** How every event reads in Mission Control: its metadata, read back with Mission Control's own libraries. */
class EventMetadataTest {
    /** What each event has of the recorder, not of Whence. */
    private static final Set<String> RECORDERS = Set.of("startTime", "duration", "eventThread", "stackTrace");

    private static Collection<EventType> types;

    @BeforeAll
    static void recordOneOfEach() {
        try (Story story = Story.of("metadata").start()) {
            story.agent("")
                    .walking("pipeline", "live", Duration.ZERO, Duration.ZERO, "p.Q")
                    .step("pipeline", "live", "chosen", null)
                    .version(Story.class, "app", "file:/app.jar", Instant.now(), State.UNUSED)
                    .answer("pipeline", "run", "live", 1)
                    .candidate("pipeline", "run", 1, Story.class, true, "")
                    .distribution("pipeline", "live", 1)
                    .summary("pipeline", "live", 1, 0, Duration.ofMillis(1));
            story.end();
            types = EventTypes.in(story.file().toFile()).tailMap("whence.").values().stream()
                    .filter(type -> type.name().startsWith("whence."))
                    .toList();
        }
    }

    /** Label and content type of each field. Without a unit, Mission Control shows a long as it is: an id, not 1.2 M. */
    @Test
    void labelsAndUnits() {
        assertThat(types.stream().map(EventMetadataTest::tell).collect(Collectors.joining()))
                .isEqualTo("""
                whence.Agent: Agent
                  version: Version (text)
                  service: Service (text)
                  serviceVersion: Service Version (text)
                  host: Host (text)
                  instance: Instance (text)
                  launch: Launch (text)
                  archive: Class Archive (text)
                  options: Options (text)
                  discovery: Discovery (text)
                  points: Points Woven (text)
                  unmatched: Points Unmatched (text)
                  gaveWay: Points That Gave Way (text)
                  spares: Walk-Saving Settings (text)
                  classesToWeave: Classes to Weave (number)
                  bridged: Bridged (boolean)
                  errors: Errors (raw number)
                  lastError: Last Error (text)
                  exhausted: Calls Without Stack (raw number)
                whence.Answer: Answer
                  point: Point (text)
                  mode: Mode (text)
                  key: Key (text)
                  path: Path (text)
                  implementation: Implementation (class)
                  source: Source (text)
                  sourceVersion: Source Version (text)
                  failure: Failure (text)
                  count: Count (raw number)
                  total: Total Time (timespan)
                  self: Self Time (timespan)
                  outermost: Outermost Time (timespan)
                  max: Longest (timespan)
                  firstSeen: First Seen (timestamp)
                  lastSeen: Last Seen (timestamp)
                  found: Found (boolean)
                  elements: Elements (boolean)
                whence.Candidate: Candidate
                  resolution: Resolution (raw number)
                  point: Point (text)
                  key: Key (text)
                  position: Position (number)
                  candidates: Candidates (number)
                  name: Candidate Name (text)
                  implementation: Implementation (class)
                  source: Source (text)
                  won: Won (boolean)
                  reason: Reason (text)
                whence.ClassWalk: Class Walk
                  resolution: Resolution (raw number)
                  name: Name (text)
                  reason: Reason (text)
                  classes: Classes Walked (number)
                  versions: Versions Found (number)
                whence.Distribution: Resolution Distribution
                  point: Point (text)
                  path: Path (text)
                  mode: Mode (text)
                  count: Count (raw number)
                  min: Shortest (timespan)
                  max: Longest (timespan)
                  ticksPerSecond: Ticks per Second (raw number)
                  buckets: Buckets (text)
                whence.Patch: Version Loaded
                  className: Class (class)
                  loader: Class Loader (text)
                  codeSource: Code Source (text)
                  firstSeen: First Seen (timestamp)
                  inUse: In Use (boolean)
                  honoured: Honoured (boolean)
                  why: Why (text)
                  trustedBy: Trusted By (text)
                  sha256: SHA-256 (text)
                  vouched: Code Source Vouched For (boolean)
                  definedBy: Defined By (text)
                whence.Resolution: Resolution
                  id: Id (raw number)
                  point: Point (text)
                  key: Key (text)
                  mode: Mode (text)
                  path: Path (text)
                  implementation: Implementation (class)
                  source: Source (text)
                  candidates: Candidates (number)
                  walked: Walked (boolean)
                  classesLoaded: Classes Loaded (number)
                  nested: Nested (boolean)
                  failure: Failure (text)
                whence.Step: Resolution Step
                  resolution: Resolution (raw number)
                  point: Point (text)
                  path: Path (text)
                  outcome: Outcome (text)
                  implementation: Implementation (class)
                  failure: Failure (text)
                whence.Summary: Resolution Summary
                  point: Point (text)
                  path: Path (text)
                  mode: Mode (text)
                  count: Count (raw number)
                  failures: Failures (raw number)
                  total: Total Time (timespan)
                  self: Self Time (timespan)
                  outermost: Outermost Time (timespan)
                  min: Shortest (timespan)
                  max: Longest (timespan)
                  p50: Median (timespan)
                  p99: 99th Percentile (timespan)
                  belowThreshold: Below Threshold (raw number)
                  overLimit: Over Limit (raw number)
                """);
    }

    @Test
    void categories() {
        assertThat(types)
                .hasSize(9)
                .allSatisfy(type -> assertThat(type.category()).as(type.name()).containsExactly("Whence"));
    }

    @Test
    void descriptions() {
        for (EventType type : types) {
            reads(type.name(), type.label(), type.description());
            for (ValueField field : fields(type)) {
                reads(type.name() + "." + field.getIdentifier(), field.getName(), field.getDescription());
            }
        }
    }

    @Test
    void timesAreTheRecorders() {
        assertThat(types)
                .allSatisfy(type -> assertThat(type.fields())
                        .as(type.name())
                        .filteredOn(field -> RECORDERS.contains(field.getIdentifier()))
                        .extracting(field -> field.getIdentifier() + " "
                                + field.getContentType().getIdentifier())
                        .contains("startTime timestamp", "eventThread thread"));
        assertThat(types)
                .filteredOn(type -> Set.of("whence.Resolution", "whence.Step", "whence.ClassWalk")
                        .contains(type.name()))
                .hasSize(3)
                .allSatisfy(type -> assertThat(type.fields())
                        .as(type.name())
                        .anyMatch(field -> field.getIdentifier().equals("duration")));
    }

    private static void reads(String what, String label, String description) {
        assertThat(label).as("label of " + what).isNotBlank().doesNotEndWith(".");
        assertThat(Character.isLetterOrDigit(label.charAt(0)) && !Character.isLowerCase(label.charAt(0)))
                .as("label of %s begins as a title: %s", what, label)
                .isTrue();
        assertThat(description)
                .as("description of " + what)
                .isNotBlank()
                .isNotEqualTo(label)
                .doesNotEndWith(".");
    }

    private static String tell(EventType type) {
        return type.name() + ": " + type.label() + "\n"
                + fields(type).stream()
                        .map(field -> "  " + field.getIdentifier() + ": " + field.getName() + " ("
                                + field.getContentType().getIdentifier() + ")\n")
                        .collect(Collectors.joining());
    }

    private static List<ValueField> fields(EventType type) {
        return type.fields().stream()
                .filter(field -> !RECORDERS.contains(field.getIdentifier()))
                .toList();
    }
}
