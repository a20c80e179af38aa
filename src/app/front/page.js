// The page of the API: Swagger UI, with summaries in Vietnamese or English, a filter that finds
// operations by any of their words, and imports that are only validated until somebody says otherwise.
'use strict';

const LANGUAGES = ['vi', 'en'];
const KEPT_AS = 'registry.docs.language';
const TEXTS = {
  vi: {
    about: 'Bấm vào một nhóm để mở. Muốn thử: đăng nhập bằng nút “Authorize”, mở một thao tác rồi bấm ' +
      '“Try it out”. Phần mô tả chi tiết bằng tiếng Anh.',
    filter: 'Lọc: người học, ghi danh, imports…',
  },
  en: {
    about: 'Click on a group to open it. To try: log in with “Authorize”, open an operation and press “Try it out”.',
    filter: 'Filter: trainee, enrol, imports…',
  },
};
// What is sent as a file that a person chooses, beside what the document calls binary.
const FILES = ['application/octet-stream', 'application/vnd.', 'image/', 'audio/', 'video/', 'text/csv'];

const isFile = (type) => FILES.some((file) => type.startsWith(file));

/** Without accents and case, as people type when they search. */
const fold = (text) =>
  (text || '').toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd');

function chosenLanguage() {
  const kept = LANGUAGES.find((language) => language === localStorage.getItem(KEPT_AS));
  const wished = navigator.languages.map((language) => language.slice(0, 2));
  return kept || wished.find((language) => LANGUAGES.includes(language)) || LANGUAGES[0];
}

/** Every operation of the document. */
const operationsOf = (spec) =>
  Object.values(spec.paths).flatMap((item) => Object.values(item).filter((value) => value.operationId));

/** Presets of this page alone: the document says what the server takes, not what a person tries first. */
function preset(spec) {
  for (const operation of operationsOf(spec)) {
    for (const parameter of operation.parameters || []) {
      if (parameter.name === 'mode' && parameter.in === 'query') parameter.example = 'validate';
    }
    const body = operation.requestBody;
    if (body && body.content) {
      const types = Object.entries(body.content);
      const files = types.filter(([type]) => isFile(type)).sort(([a], [b]) => (a < b ? -1 : 1));
      body.content = Object.fromEntries([...files, ...types.filter(([type]) => !isFile(type))]);
    }
  }
}

/** The document with its summaries in a language. */
function inLanguage(spec, language) {
  if (language === 'en') return spec;
  const copy = structuredClone(spec);
  for (const operation of operationsOf(copy)) operation.summary = operation['x-summary-vi'] || operation.summary;
  for (const tag of copy.tags) tag.description = tag['x-description-vi'] || tag.description;
  return copy;
}

/** Operations by all words of the filter: of path, summary in either language, tag and id. */
const findsOperations = () => ({
  fn: {
    opsFilter(groups, phrase) {
      const words = fold(phrase).split(/\s+/).filter(Boolean);
      const found = (name) => (entry) => {
        const operation = entry.get('operation');
        const said = ['summary', 'x-summary-vi', 'operationId'].map((member) => operation.get(member));
        const text = fold([name, entry.get('path'), ...said].join(' '));
        return words.every((word) => text.includes(word));
      };
      return groups
        .map((group, name) => group.set('operations', group.get('operations').filter(found(name))))
        .filter((group) => group.get('operations').size > 0);
    },
  },
  // What was found is shown, not the names of its groups alone.
  statePlugins: {
    layout: {
      wrapSelectors: {
        isShown: (original) => (state, thing, fallback) => {
          // `true` says that there is a box, and nothing in it yet.
          const filter = String(state.get('filter') || true);
          const isFound = thing[0] === 'operations-tag' && !['true', 'false'].includes(filter);
          return original(thing, fallback || isFound);
        },
      },
    },
  },
});

/** Answers come in the language of the page. */
const asking = (language) => (call) => {
  call.headers['Accept-Language'] = call.headers['Accept-Language'] || language();
  return call;
};

async function start() {
  let language = chosenLanguage();
  const spec = await (await fetch('/openapi.json')).json();
  preset(spec);

  function label() {
    document.documentElement.lang = language;
    document.getElementById('about').textContent = TEXTS[language].about;
    const filter = document.querySelector('.operation-filter-input');
    if (filter) filter.placeholder = TEXTS[language].filter;
    for (const button of document.querySelectorAll('nav button')) {
      button.setAttribute('aria-pressed', String(button.dataset.language === language));
    }
  }

  const ui = SwaggerUIBundle({
    dom_id: '#swagger-ui',
    spec: inLanguage(spec, language),
    deepLinking: true,
    docExpansion: 'none',
    filter: true,
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    fileUploadMediaTypes: FILES,
    requestInterceptor: asking(() => language),
    plugins: [findsOperations],
  });
  label();
  // The box of the filter is drawn a little later.
  const drawn = new MutationObserver(() => {
    if (!document.querySelector('.operation-filter-input')) return;
    drawn.disconnect();
    label();
  });
  drawn.observe(document.getElementById('swagger-ui'), {childList: true, subtree: true});
  for (const button of document.querySelectorAll('nav button')) {
    button.addEventListener('click', () => {
      language = button.dataset.language;
      localStorage.setItem(KEPT_AS, language);
      ui.specActions.updateSpec(JSON.stringify(inLanguage(spec, language)));
      label();
    });
  }
}

start();
