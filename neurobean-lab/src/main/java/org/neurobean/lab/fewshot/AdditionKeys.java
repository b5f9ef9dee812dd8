package org.neurobean.lab.fewshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neurobean.io.Json;
import org.neurobean.torch.settings.Addition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.StdConverter;

/**
 * Additions as trials write them. A trial is named by a digest of its JSON, so a setting that has its usual value is left out:
 * a new setting does not rename the trials that were run before there was one.
 */
final class AdditionKeys {

    private static final JsonMapper JSON = Json.exact();

    private static final String ALPHA = "alpha";
    private static final String ALPHAS = "alphas";

    /** What is usual, by the kind of an addition: in the units of the authors' code, on all layers, as published. */
    private static final Map<String, String> USUAL = Map.of(
            "bean", "{'alphaScale': 'CODE', 'gamma': 1.0, 'divergence': 'SQUARED', 'layers': []}",
            "dropout", "{'layers': [], 'atTest': 'OFF'}",
            "weight-decay", "{'coupling': 'L2'}",
            "l1", "{'biasesToo': false}",
            "decov", "{'memory': 100}");

    private AdditionKeys() {}

    /** Leaves out what is usual. */
    static final class Writing extends StdConverter<List<Addition>, JsonNode> {
        @Override
        public JsonNode convert(List<Addition> additions) {
            ArrayNode written = JSON.createArrayNode();
            additions.forEach(each -> written.add(shortened(each)));
            return written;
        }

        private static JsonNode shortened(Addition settings) {
            ObjectNode addition = JSON.valueToTree(settings);
            usual(addition).properties().forEach(setting -> {
                if (setting.getValue().equals(addition.get(setting.getKey()))) {
                    addition.remove(setting.getKey());
                }
            });
            return addition.get(ALPHAS) instanceof ArrayNode alphas
                    ? renamed(addition, ALPHAS, ALPHA, alphas.size() == 1 ? alphas.get(0) : alphas)
                    : addition;
        }
    }

    /** Puts in what {@link Writing} left out. */
    static final class Reading extends StdConverter<JsonNode, List<Addition>> {
        @Override
        public List<Addition> convert(JsonNode written) {
            if (!written.isArray()) {
                throw new IllegalArgumentException("additions must be a JSON array, but are " + written);
            }
            List<Addition> additions = new ArrayList<>();
            written.forEach(each -> additions.add(completed(each)));
            return additions;
        }

        private static Addition completed(JsonNode written) {
            if (!(written instanceof ObjectNode object)) {
                throw new IllegalArgumentException("an addition must be a JSON object, but is " + written);
            }
            ObjectNode addition = object.deepCopy();
            usual(addition).properties().forEach(setting -> {
                if (!addition.has(setting.getKey())) {
                    addition.set(setting.getKey(), setting.getValue());
                }
            });
            JsonNode alpha = addition.get(ALPHA);
            return JSON.treeToValue(
                    alpha == null
                            ? addition
                            : renamed(
                                    addition,
                                    ALPHA,
                                    ALPHAS,
                                    alpha.isArray()
                                            ? alpha
                                            : addition.arrayNode().add(alpha)),
                    Addition.class);
        }
    }

    private static ObjectNode usual(ObjectNode addition) {
        String settings = USUAL.getOrDefault(addition.path("kind").asString(), "{}");
        return (ObjectNode) JSON.readTree(settings.replace('\'', '"'));
    }

    /** The same with another name and value for a setting, in the same place. */
    private static ObjectNode renamed(ObjectNode addition, String from, String to, JsonNode value) {
        ObjectNode copy = addition.objectNode();
        addition.properties().forEach(setting -> {
            boolean it = setting.getKey().equals(from);
            copy.set(it ? to : setting.getKey(), it ? value : setting.getValue());
        });
        return copy;
    }
}
