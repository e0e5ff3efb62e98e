package org.autocrm.architecture;

import static java.util.stream.Collectors.toCollection;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Java sources as the compiler reads them, and what is wrong with them. */
final class Sources {

    private static final Pattern SENTENCE = Pattern.compile("(?s)[A-Z{<].*[.:!?)](\\s.*)?");
    private static final Pattern ASKED_SETTING = Pattern.compile("(?:settings\\.)?(?:text|number)\\(\"([a-z.]+)\",");
    private static final Set<String> WAITS = Set.of("sleep", "waitForTimeout");
    private static final Pattern NAMED_TEST = Pattern.compile("test([A-Z].*)?");

    private final JavacTask compiler;

    private Sources(Stream<? extends JavaFileObject> files) {
        compiler = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, files.toList());
    }

    /** All sources of the project below folders of this name, such as {@code src/main/java}. */
    static Sources in(String folder) {
        return new Sources(files(folder).map(Sources::read));
    }

    /** One source, for trying a rule. */
    static Sources of(String text) {
        return new Sources(Stream.of(new Text(URI.create("string:///Planted.java"), text)));
    }

    /** One {@code package-info.java}, for trying a rule. */
    static Sources ofInfo(String text) {
        return new Sources(Stream.of(new Text(URI.create("string:///package-info.java"), text)));
    }

    /** The packages of the project below folders of this name that have no {@code package-info.java}. */
    static List<String> packagesWithoutInfo(String folder) {
        return files(folder)
                .map(Path::getParent)
                .distinct()
                .filter(place -> !Files.exists(place.resolve("package-info.java")))
                .map(place -> Application.root().relativize(place).toString())
                .toList();
    }

    /** Public types without a sentence that says what they are or do. */
    List<String> typesWithoutASentence() {
        return scan(new Complaints() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                if (isPublic(getCurrentPath()) && !hasSentence(getCurrentPath())) {
                    complain(type.getSimpleName().toString());
                }
                return super.visitClass(type, nothing);
            }
        });
    }

    /** Packages whose info has no sentence, or which may hold nulls that nobody declared. */
    List<String> packagesOfDoubt() {
        return scan(new Complaints() {
            @Override
            public @Nullable Void visitPackage(PackageTree name, @Nullable Void nothing) {
                var isInfo = getCurrentPath()
                        .getCompilationUnit()
                        .getSourceFile()
                        .getName()
                        .endsWith("package-info.java");
                if (isInfo && !(hasSentence(getCurrentPath()) && isNullMarked(name))) {
                    complain(name.getPackageName().toString());
                }
                return super.visitPackage(name, nothing);
            }

            private boolean isNullMarked(PackageTree name) {
                return name.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getAnnotationType().toString().endsWith("NullMarked"));
            }
        });
    }

    /** Places that wait for a fixed time. */
    List<String> sleeps() {
        return scan(new Complaints() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                if (call.getMethodSelect() instanceof MemberSelectTree method
                        && WAITS.contains(method.getIdentifier().toString())) {
                    complain(call.toString());
                }
                return super.visitMethodInvocation(call, nothing);
            }
        });
    }

    /** Methods whose name says that they test, and not what holds. */
    List<String> methodsNamedTest() {
        return scan(new Complaints() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                if (NAMED_TEST.matcher(method.getName()).matches()) {
                    complain(method.getName().toString());
                }
                return super.visitMethod(method, nothing);
            }
        });
    }

    /** The names that are asked for with {@code settings.text("x.y", ...)} and the like. */
    List<String> settingsAskedFor() {
        return scan(new Complaints() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                var asked = ASKED_SETTING.matcher(call.toString());
                if (asked.lookingAt()) {
                    find(asked.group(1));
                }
                return super.visitMethodInvocation(call, nothing);
            }
        });
    }

    private List<String> scan(Complaints complaints) {
        try {
            complaints.docs = DocTrees.instance(compiler);
            for (var unit : compiler.parse()) {
                complaints.scan(unit, null);
            }
            return List.copyOf(complaints.found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Walks through a source and collects what is wrong. */
    private abstract static class Complaints extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final List<String> found = new ArrayList<>();
        private @Nullable DocTrees docs;

        void complain(String what) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            find(unit.getPackageName() + ", "
                    + Path.of(unit.getSourceFile().getName()).getFileName() + ": " + what);
        }

        void find(String what) {
            found.add(what);
        }

        boolean hasSentence(TreePath path) {
            var comment = docs == null ? null : docs.getDocComment(path);
            return comment != null && SENTENCE.matcher(comment.strip()).matches();
        }

        /** Types within an interface are public without saying so. */
        static boolean isPublic(TreePath path) {
            var says = path.getLeaf() instanceof ClassTree type
                    && type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            var within = path.getParentPath();
            if (within.getLeaf() instanceof ClassTree outer) {
                return (says || outer.getKind() == Tree.Kind.INTERFACE) && isPublic(within);
            }
            return says && within.getLeaf() instanceof CompilationUnitTree;
        }
    }

    private static List<Path> modules() {
        try (var folders = Files.list(Application.root())) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder) {
        return modules().stream()
                .map(module -> module.resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(Sources::javaFiles);
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).collect(toCollection(TreeSet::new)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject read(Path file) {
        try {
            return new Text(file.toUri(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(URI place, String text) {
            super(place, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
