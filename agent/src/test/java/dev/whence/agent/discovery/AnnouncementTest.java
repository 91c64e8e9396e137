package dev.whence.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.fixture.Collected;
import dev.whence.agent.fixture.FakeJvm;
import dev.whence.agent.fixture.Threads;
import dev.whence.agent.fixture.VersionLoader;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which announced definitions are open, and which another makes superfluous. */
@Timeout(60)
final class AnnouncementTest {
    private final FakeJvm jvm = new FakeJvm();
    private final Watch watch = new Watch(VersionLoader.NAME, false);

    @Test
    void aLaterOneOfTheSameThreadAndLoaderTakesTheEarliersPlace() {
        ClassLoader loader = new VersionLoader("one");
        for (int i = 0; i < 100; i++) {
            watch.announce(loader);
        }

        assertThat(watch.announced()).hasSize(1);
        assertThat(watch.announced().element().sequence).isEqualTo(100);
    }

    @Test
    void oneOfAnotherLoaderStandsBesideIt() {
        ClassLoader one = new VersionLoader("one");
        ClassLoader other = new VersionLoader("other");
        watch.announce(one);
        watch.announce(other);
        watch.announce(null);
        watch.announce(null);
        watch.doubt();
        watch.doubt();

        assertThat(watch.announced())
                .extracting(each -> each.in)
                .containsExactly(
                        Announcement.In.LOADER, Announcement.In.LOADER, Announcement.In.BOOTSTRAP, Announcement.In.ANY);
    }

    @Test
    void oneOfAThreadThatLivesStandsBesideIt() {
        ClassLoader loader = new VersionLoader("one");
        CountDownLatch announced = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Threads.Made<Boolean> other = Threads.start(() -> {
            watch.announce(loader);
            announced.countDown();
            Threads.await(end);
            return true;
        });
        Threads.await(announced);
        watch.announce(loader);
        assertThat(watch.announced()).hasSize(2);

        end.countDown();
        other.get();
        watch.announce(loader);

        assertThat(watch.announced()).hasSize(1);
    }

    @Test
    void whatWentAwayWithItsLoaderIsDropped() {
        Collected.await(new WeakReference<>(announcedToAnother()));

        watch.announce(new VersionLoader("kept"));

        assertThat(watch.announced()).hasSize(1);
    }

    @Test
    void ofManyThatAreOpenNoneIsLostAndThoseThatWentAwayAreDroppedInTheEnd() {
        List<ClassLoader> kept = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            kept.add(new VersionLoader("loader " + i));
            watch.announce(kept.get(i));
        }
        assertThat(watch.announced()).hasSize(1_000);
        WeakReference<ClassLoader> last = new WeakReference<>(kept.get(999));
        kept.subList(10, 1_000).clear();
        Collected.await(last);

        for (int i = 0; i < 2_000; i++) {
            watch.announce(kept.get(0));
        }

        assertThat(watch.announced())
                .extracting(Announcement::get)
                .hasSameElementsAs(kept)
                .hasSizeLessThan(100);
    }

    @Test
    void itIsOverWhenItsThreadIsDead() {
        Announcement ofTheDead = announcedByAnother();

        assertThat(ofTheDead.isOver(jvm.instrumentation)).isTrue();
    }

    @Test
    void aLivingThreadIsAskedAfterAFewLooksOnly() {
        watch.announce(new VersionLoader("one"));
        Announcement announcement = watch.announced().element();

        List<Boolean> over = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            over.add(announcement.isOver(jvm.instrumentation));
        }

        assertThat(over).containsExactly(false, false, false, false, false, false, false, true);
    }

    @Test
    void whoDefinesWhatIsNotAnnouncedIsAskedAtOnce() {
        watch.doubt();

        assertThat(watch.announced().element().isOver(jvm.instrumentation)).isTrue();
    }

    @Test
    void theBootstrapLoadersDefinitionHasItsTime() {
        watch.announce(null);
        Announcement announcement = watch.announced().element();

        for (int i = 0; i < 100; i++) {
            assertThat(announcement.isOver(jvm.instrumentation)).isFalse();
        }
        assertThat(announcement.isGone()).isFalse();
        assertThat(announcement.isOf(null)).isTrue();
        assertThat(announcement.isOf(getClass().getClassLoader())).isFalse();
    }

    private ClassLoader announcedToAnother() {
        ClassLoader loader = new VersionLoader("gone");
        watch.announce(loader);
        return loader;
    }

    private Announcement announcedByAnother() {
        ClassLoader loader = new VersionLoader("one");
        Threads.Made<Announcement> other = Threads.start(() -> {
            watch.announce(loader);
            return watch.announced().element();
        });
        Announcement announcement = other.get();
        assertThat(announcement.isOf(loader)).isTrue();
        return announcement;
    }
}
