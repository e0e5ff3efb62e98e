package org.autocrm.it;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Stage} of the run, which is opened for the first that asks and closed after the last. */
public final class OnStage implements ParameterResolver {

    private record Open(Stage stage) implements CloseableResource {
        @Override
        public void close() {
            stage.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(OnStage.class))
                .getOrComputeIfAbsent("stage", key -> new Open(Stage.open(Stage.folder("stage"), Map.of())), Open.class)
                .stage();
    }
}
