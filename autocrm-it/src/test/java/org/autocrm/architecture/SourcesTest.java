package org.autocrm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What only the sources show, because the compiler drops it. */
class SourcesTest {

    @Nested
    class InTheCode {

        private static final String CODE = "src/main/java";

        @Test
        void everyPublicTypeSaysInASentenceWhatItIsOrDoes() {
            assertThat(Sources.in(CODE).typesWithoutASentence()).isEmpty();
        }

        @Test
        void aPublicTypeWithoutASentenceIsSeen() {
            var planted = Sources.of("""
                    package planted;

                    public class Planted {

                        /** words without an end */
                        public record Inner() {}

                        /** Says what it is. */
                        public interface Good {
                            record Implied() {}
                        }

                        class Own {}
                    }
                    """);

            assertThat(planted.typesWithoutASentence())
                    .containsExactly(
                            "planted, Planted.java: Planted",
                            "planted, Planted.java: Inner",
                            "planted, Planted.java: Implied");
        }

        @Test
        void everyPackageHasADoorSign() {
            assertThat(Sources.packagesWithoutInfo(CODE)).isEmpty();
        }

        @Test
        void everyDoorSignSaysSomethingAndKeepsNullsOut() {
            assertThat(Sources.in(CODE).packagesOfDoubt()).isEmpty();
        }

        @Test
        void aDoorSignWithoutASentenceOrItsMarkIsSeen() {
            assertThat(Sources.ofInfo("@NullMarked package planted;").packagesOfDoubt())
                    .hasSize(1);
            assertThat(Sources.ofInfo("/** Says what is in it. */ package planted;")
                            .packagesOfDoubt())
                    .hasSize(1);
            assertThat(Sources.ofInfo("/** Says what is in it. */ @NullMarked package planted;")
                            .packagesOfDoubt())
                    .isEmpty();
        }
    }

    @Nested
    class InTheTests {

        private static final String TESTS = "src/test/java";

        @Test
        void nobodyWaitsForAFixedTime() {
            assertThat(Sources.in(TESTS).sleeps()).isEmpty();
        }

        @Test
        void aFixedWaitIsSeen() {
            var planted = Sources.of("""
                    package planted;

                    class PlantedTest {
                        void waits() throws Exception {
                            Thread.sleep(5);
                            java.util.concurrent.TimeUnit.SECONDS.sleep(5);
                            page.waitForTimeout(5);
                        }
                    }
                    """);

            assertThat(planted.sleeps()).hasSize(3);
        }

        @Test
        void aNameSaysWhatHoldsAndNotThatItIsATest() {
            assertThat(Sources.in(TESTS).methodsNamedTest()).isEmpty();
        }

        @Test
        void aMethodThatIsNamedTestIsSeen() {
            var planted = Sources.of("""
                    package planted;

                    class PlantedTest {
                        void testReply() {}

                        void test() {}

                        void testimonialsAreFine() {}
                    }
                    """);

            assertThat(planted.methodsNamedTest())
                    .containsExactly("planted, Planted.java: testReply", "planted, Planted.java: test");
        }
    }
}
