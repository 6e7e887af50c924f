"""Made-up names of projects and people for templates."""

_PROJECTS = """
churn, Heron, fraud-shield, Atlas, price-optimiser, Kestrel, demand forecast, reco, Sparrow, Plover
ticket-triage, credit risk, lead-scoring, Avocet, search-ranking, Osprey, visual-search, Godwit
routing, smart-pricing, Curlew, claims-ai, Bluebird, eta-model, Falcon, Orion, Zephyr, topaz
invoice-reader, Mercury, Nimbus, Redwood, basket-predictor, face-match, dunlin, crop-yield, Pelican
Vega, next-best-offer, customer ltv, Hydra, spam-filter, warehouse-vision, Juniper, energy load
Lynx, translation-hub, Cobalt, kiwi, Marlin, delivery times, Quasar, photo-tagger, Willow
call-summaries, Titan, sepsis-alert, phoenix, dynamic bundles, Aurora, churn model v2, Panda
no-show predictor, Saturn, image-dedupe, loan-approval, Maple, Raven
"""
_PEOPLE = """
Dana, Maria, Jonas, Priya, Sam, Ana Ruiz, Lee, Tomasz Kowalski, Aiko, Ben Osei, Fatima, Chidi, Lucia
Olga Ivanova, Kim Park, Yusuf, Noah, Hannah Fischer, Wei, Ravi Shah, Elena, Carlos, Ingrid, Omar
Sofia Rossi, Peter, Nadia, Marek, Julia, Hiro Tanaka, Amara, Leo, Zoe Martin, Ahmed, Greta, Ivan
Mia, Paolo, Sven, Tara Singh
"""


def _listed(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.replace("\n", ",").split(",") if name.strip())


PROJECTS = _listed(_PROJECTS)
PEOPLE = _listed(_PEOPLE)
