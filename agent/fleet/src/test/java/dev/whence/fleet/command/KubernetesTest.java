package dev.whence.fleet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** The manifests as the classes of a Kubernetes client read them: a field that Kubernetes has not, fails. */
final class KubernetesTest {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
            "apps/v1/Deployment", Deployment.class,
            "batch/v1/CronJob", CronJob.class);

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                /** Otherwise each class of the client takes whatever it does not know. */
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    @Test
    void manifestsAreReadByAClient() throws IOException {
        List<HasMetadata> objects = objects(manifests());
        assertThat(objects)
                .extracting(each -> each.getKind() + " " + each.getMetadata().getName())
                .containsExactly(
                        "PersistentVolumeClaim recordings",
                        "PersistentVolumeClaim facts",
                        "Deployment shop",
                        "CronJob whence-ingest",
                        "CronJob whence-compact");
        List<String> claims = of(objects, PersistentVolumeClaim.class)
                .map(claim -> claim.getMetadata().getName())
                .toList();
        for (PodSpec pod : pods(objects)) {
            assertThat(pod.getVolumes())
                    .extracting(volume -> volume.getPersistentVolumeClaim().getClaimName())
                    .isSubsetOf(claims);
            List<String> volumes =
                    pod.getVolumes().stream().map(Volume::getName).toList();
            assertThat(pod.getContainers())
                    .allSatisfy(container -> assertThat(container.getVolumeMounts())
                            .extracting(VolumeMount::getName)
                            .containsExactlyElementsOf(volumes));
        }
    }

    /** What the jobs call is a command of the jar, with options that it has, on folders that are mounted. */
    @Test
    void jobsCallCommandsThatExist() throws IOException {
        List<Container> jobs = of(objects(manifests()), CronJob.class)
                .map(job ->
                        job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec())
                .map(pod -> pod.getContainers().get(0))
                .toList();
        assertThat(jobs).hasSize(2);
        for (Container job : jobs) {
            assertThat(job.getCommand()).startsWith("java").endsWith("-jar", "/opt/whence/whence-fleet.jar");
            String[] arguments = job.getArgs().toArray(String[]::new);
            CommandLine.ParseResult parsed = new CommandLine(new Main()).parseArgs(arguments);
            assertThat(parsed.subcommand().commandSpec().name()).isEqualTo(job.getName());
            List<String> mounted = job.getVolumeMounts().stream()
                    .map(VolumeMount::getMountPath)
                    .toList();
            assertThat(Stream.of(arguments).filter(word -> word.startsWith("/")))
                    .isNotEmpty()
                    .isSubsetOf(mounted);
        }
        assertThat(jobs.get(0).getVolumeMounts().get(0).getReadOnly()).isTrue();
    }

    /** The service's JVM writes the dump: where it is told to is a folder that both containers have. */
    @Test
    void dumpsGoToTheClaimThatIsTakenIn() throws IOException {
        List<Container> containers = of(objects(manifests()), Deployment.class)
                .flatMap(each -> each.getSpec().getTemplate().getSpec().getContainers().stream())
                .toList();
        assertThat(containers).extracting(Container::getName).containsExactly("shop", "dump");
        assertThat(containers.get(0).getEnv())
                .anySatisfy(variable -> assertThat(variable.getValue()).contains(":name=whence,"));
        assertThat(containers.get(1).getArgs().get(0)).contains("JFR.dump name=whence filename=/recordings/");
        assertThat(containers)
                .allSatisfy(each -> assertThat(each.getVolumeMounts())
                        .extracting(VolumeMount::getMountPath, VolumeMount::getSubPathExpr)
                        .containsExactly(tuple("/recordings", "$(POD)")));
    }

    @Test
    void misspeltFieldsAreRefused() throws IOException {
        String misspelt = manifests().replace("concurrencyPolicy", "concurencyPolicy");
        assertThatThrownBy(() -> objects(misspelt)).hasMessageContaining("concurencyPolicy");
    }

    private static String manifests() throws IOException {
        return Files.readString(Path.of("src/main/kubernetes/fleet.yaml"));
    }

    private static List<HasMetadata> objects(String yaml) {
        List<HasMetadata> objects = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            Map<?, ?> map = (Map<?, ?>) document;
            String kind = map.get("apiVersion") + "/" + map.get("kind");
            objects.add(STRICT.convertValue(document, Objects.requireNonNull(KINDS.get(kind), kind)));
        }
        return objects;
    }

    private static List<PodSpec> pods(List<HasMetadata> objects) {
        return Stream.concat(
                        of(objects, Deployment.class)
                                .map(each -> each.getSpec().getTemplate().getSpec()),
                        of(objects, CronJob.class)
                                .map(each -> each.getSpec()
                                        .getJobTemplate()
                                        .getSpec()
                                        .getTemplate()
                                        .getSpec()))
                .toList();
    }

    private static <T> Stream<T> of(List<HasMetadata> objects, Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
    }
}
